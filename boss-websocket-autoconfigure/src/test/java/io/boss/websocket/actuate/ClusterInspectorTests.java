package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.node.ClusterStatus;
import io.boss.websocket.cluster.view.ClusterView;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.TestProcesses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterInspectorTests {

	@Test
	void whenNodesCannotBeAskedThenThoseThatAreSilentAreMissing() {
		ClusterView view = new ClusterView("one", TestProcesses.registry("chat", new BossServiceHandler<Integer>() {
		}, new MailboxLimits(10, 10, 10, 10, WhenFull.PAUSE), Runnable::run),
				new AskingNode(new SingleNode(), new FakeTaskScheduler(), Runnable::run));
		ClusterDetails details = new ClusterInspector(() -> new ClusterStatus("n1", "one", "kafka", true, null, null,
				true, 0, 0, List.of(member("n2", "two", true), member("n3", "three", false))), view)
			.details(Map.of("chat", 1));
		assertThat(details.missing()).containsExactly("two");
		assertThat(details.nodes()).extracting(ClusterDetails.Node::services)
			.containsExactly(Map.of("chat", 1), Map.of("chat", 5), Map.of("chat", 5));
	}

	private static ClusterStatus.Member member(String id, String name, boolean silent) {
		return new ClusterStatus.Member(
				new ClusterMember(id, name, Instant.EPOCH, Duration.ofSeconds(10), Map.of("chat", 5), Map.of()),
				Duration.ofSeconds(1), silent);
	}

}
