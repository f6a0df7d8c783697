/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.view;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.message.Frame;
import io.boss.websocket.cluster.message.FrameCodec;
import io.boss.websocket.cluster.message.UnreadableException;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.service.TestRooms;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClusterViewTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final TestCluster cluster = new TestCluster();

	@Test
	void nodesAnswerFromTheirServices() {
		ClusterView view = view(this.cluster.add("n2"), "two", "chat");
		view(this.cluster.add("n1"), "one", "prices");
		this.cluster.add("n3");
		this.cluster.beat();
		CompletableFuture<ClusterReport> asked = view.ask(TIMEOUT);
		this.cluster.deliver();
		assertThat(asked).isNotDone();
		this.cluster.kill("n3");
		assertThat(asked.join().nodes()).containsExactly(new ClusterReport.Node("n2", "two", List.of(service("chat"))),
				new ClusterReport.Node("n1", "one", List.of(service("prices"))));
		assertThat(asked.join().missing()).containsExactly(new ClusterReport.MissingNode("n3", "name of n3"));
	}

	@Test
	void oneNodeShowsItself() {
		ClusterReport report = view(new SingleNode(), "alone", "chat").ask(TIMEOUT).join();
		assertThat(report.nodes()).singleElement()
			.satisfies((node) -> assertThat(node.services()).containsExactly(service("chat")));
		assertThat(report.missing()).isEmpty();
	}

	@Test
	void aKeyedServiceIsOneServiceWithTheClientsOfAllItsKeys() {
		TestRooms rooms = new TestRooms();
		ClusterView view = new ClusterView("alone", rooms.registry, asking(new SingleNode()));
		assertThat(view.ask(TIMEOUT).join().nodes().get(0).services()).containsExactly(service("chat"),
				service("room"));
		rooms.join("42", "a");
		rooms.join("42", "b");
		rooms.join("43", "c");
		assertThat(view.ask(TIMEOUT).join().nodes().get(0).services()).containsExactly(service("chat"),
				new ClusterReport.Service("room", ServiceState.RUNNING, 3));
	}

	@Test
	void aStateOfAnotherVersionIsUnknown() {
		FrameCodec codec = new FrameCodec();
		ViewAnswer answer = codec.decodeBody(frame(codec, "{\"name\":\"chat\",\"state\":\"DREAMING\"}"),
				ViewAnswer.class);
		assertThat(answer.services()).containsExactly(new ClusterReport.Service("chat", null, 0));
		assertThatExceptionOfType(UnreadableException.class)
			.isThrownBy(() -> codec.decodeBody(frame(codec, "{\"state\":\"RUNNING\"}"), ViewAnswer.class));
	}

	private static Frame frame(FrameCodec codec, String service) {
		String frame = "{\"v\":1,\"n\":\"x\",\"k\":\"view.answer\",\"b\":{\"name\":\"x\",\"services\":[" + service
				+ "]}}";
		return codec.decode(frame.getBytes(StandardCharsets.UTF_8));
	}

	private static ClusterReport.Service service(String name) {
		return new ClusterReport.Service(name, ServiceState.RUNNING, 0);
	}

	private static ClusterView view(ClusterMessaging messaging, String name, String service) {
		return new ClusterView(name, TestProcesses.registry(service, new BossServiceHandler<Integer>() {
		}, new MailboxLimits(10, 10, 10, 10, WhenFull.PAUSE), Runnable::run), asking(messaging));
	}

	private static AskingNode asking(ClusterMessaging messaging) {
		return new AskingNode(messaging, EngineTime.system(new FakeTaskScheduler()), Runnable::run);
	}

}
