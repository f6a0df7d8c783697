/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.cluster.lease.LeaseStoreStatus;
import io.boss.websocket.cluster.node.ClusterStatus;
import io.boss.websocket.cluster.view.ClusterView;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClusterInspector} and {@link BossClusterHealthIndicator}.
 */
class ClusterInspectorTests {

	private static final Instant FAILED = Instant.parse("2026-01-02T03:04:05Z");

	@Test
	void whenNodesCannotBeAskedWhatTheyHaveSaidLastIsShown() {
		ClusterDetails details = new ClusterInspector(() -> status(null, true), null).details(Map.of("chat", 3));
		assertThat(details.connected()).isTrue();
		assertThat(details.outbox()).isEqualTo(new ClusterDetails.Outbox(7, 900));
		assertThat(details.nodes()).containsExactly(
				new ClusterDetails.Node("a1", "one", true, null, false, Map.of("chat", 3)),
				new ClusterDetails.Node("b2", "two", false, Duration.ofMillis(1500), false, Map.of("chat", 5)),
				new ClusterDetails.Node("c3", "three", false, Duration.ofMillis(1500), true, Map.of("chat", 5)));
		assertThat(details.missing()).containsExactly("three");
	}

	@Test
	void whenNodesCannotBeAskedThenThoseThatAreSilentAreMissing() {
		ClusterView view = new ClusterView("one", TestProcesses.registry("chat", new BossServiceHandler<Integer>() {
		}, new MailboxLimits(10, 10, 10, 10, WhenFull.PAUSE), Runnable::run),
				new AskingNode(new SingleNode(), EngineTime.system(new FakeTaskScheduler()), Runnable::run));
		ClusterDetails details = new ClusterInspector(() -> new ClusterStatus("n1", "one", "kafka", true, null, null,
				true, 0, 0, List.of(member("n2", "two", true), member("n3", "three", false))), view)
			.details(Map.of("chat", 1));
		assertThat(details.missing()).containsExactly("two");
		assertThat(details.nodes()).extracting(ClusterDetails.Node::services)
			.containsExactly(Map.of("chat", 1), Map.of("chat", 5), Map.of("chat", 5));
	}

	@Test
	void whenBrokerTakesNothingOrBringsNothingBackTheNodeIsNotConnected() {
		assertThat(new ClusterInspector(() -> status(FAILED, true), null).details(Map.of()).connected()).isFalse();
		assertThat(new ClusterInspector(() -> status(null, false), null).details(Map.of()).connected()).isFalse();
	}

	@Test
	void whenBrokerIsThereHealthIsUp() {
		Health health = health(status(null, true));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("engine", "redis")
			.containsEntry("node", "one")
			.containsEntry("others", List.of("three", "two"))
			.containsEntry("silent", List.of("three"))
			.containsEntry("outbox", 7)
			.doesNotContainKey("lastFailure");
	}

	@Test
	void whenBrokerIsAwayHealthIsDegradedAndSaysWhy() {
		Health health = health(status(FAILED, true));
		assertThat(health.getStatus()).isEqualTo(BossClusterHealthIndicator.DEGRADED);
		assertThat(health.getDetails()).containsEntry("failingSince", "2026-01-02T03:04:05Z")
			.containsEntry("lastFailure", "refused");
	}

	@Test
	void whenNodeDoesNotHearItselfHealthIsDegraded() {
		Health health = health(status(null, false));
		assertThat(health.getStatus()).isEqualTo(BossClusterHealthIndicator.DEGRADED);
		assertThat(health.getDetails()).containsEntry("hearingItself", false);
	}

	@Test
	void whenStoreOfLeasesHasNotAnsweredForTooLongHealthIsDegraded() {
		ClusterStatus status = status(null, true);
		Duration unanswered = Duration.ofSeconds(12);
		Health health = new BossClusterHealthIndicator(() -> status,
				() -> new LeaseStoreStatus(unanswered, true, "refused"))
			.health();
		assertThat(health.getStatus()).isEqualTo(BossClusterHealthIndicator.DEGRADED);
		assertThat(health.getDetails()).containsEntry("leasesUnanswered", "12 s")
			.containsEntry("lastLeaseFailure", "refused");
		assertThat(
				new BossClusterHealthIndicator(() -> status, () -> new LeaseStoreStatus(unanswered, false, "refused"))
					.health()
					.getStatus())
			.isEqualTo(Status.UP);
	}

	private static Health health(ClusterStatus status) {
		return new BossClusterHealthIndicator(() -> status, () -> null).health();
	}

	private static ClusterStatus status(Instant failingSince, boolean hearingItself) {
		return new ClusterStatus("a1", "one", "redis", true, failingSince, (failingSince != null) ? "refused" : null,
				hearingItself, 7, 900, List.of(member("b2", "two", false), member("c3", "three", true)));
	}

	private static ClusterStatus.Member member(String id, String name, boolean silent) {
		return new ClusterStatus.Member(
				new ClusterMember(id, name, Instant.EPOCH, Duration.ofSeconds(10), Map.of("chat", 5), Map.of()),
				Duration.ofMillis(1500), silent);
	}

}
