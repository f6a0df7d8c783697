/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.lease.LeaseStoreStatus;
import io.boss.websocket.cluster.node.ClusterStatus;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.RefusalReason;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.stats.SkipReason;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MicrometerBossStats} and the meters of a service.
 */
class MicrometerBossStatsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MicrometerBossStats stats = new MicrometerBossStats(this.registry, true);

	private final ServiceStats chat = this.stats.service("chat");

	@Test
	void whenHandshakesEndTheyAreCountedByOutcomeAndReason() {
		this.chat.connectionOpened();
		this.chat.connectionOpened();
		this.chat.handshakeRefused(RefusalReason.NOT_RUNNING);
		assertThat(count("boss.websocket.handshakes", "service", "chat", "outcome", "accepted", "reason", "none"))
			.isEqualTo(2);
		assertThat(
				count("boss.websocket.handshakes", "service", "chat", "outcome", "rejected", "reason", "not-running"))
			.isOne();
	}

	@Test
	void whenClientsAreGoneTheyAreCountedByReason() {
		this.chat.connectionClosed(CloseReason.Kind.IDLE_TIMEOUT);
		assertThat(count("boss.websocket.connections.closed", "service", "chat", "reason", "idle-timeout")).isOne();
	}

	@Test
	void whenMessagesComeAndGoTheyAndTheirBytesAreCountedByDirectionAndKind() {
		this.chat.messageReceived("1", BossMessage.text("gr\u00fc\u00df"));
		this.chat.messageSent(null, 3, BossMessage.binary(new byte[10]));
		assertThat(count("boss.websocket.messages", "service", "chat", "direction", "in", "kind", "text")).isOne();
		assertThat(count("boss.websocket.message.bytes", "service", "chat", "direction", "in", "kind", "text"))
			.isEqualTo(6);
		assertThat(count("boss.websocket.messages", "service", "chat", "direction", "out", "kind", "binary"))
			.isEqualTo(3);
		assertThat(count("boss.websocket.message.bytes", "service", "chat", "direction", "out", "kind", "binary"))
			.isEqualTo(30);
	}

	@Test
	void whenRequestsAreOpenedAndEndTheyAreTimedByDirectionAndOutcome() {
		this.chat.requestOpened(RequestDirection.INBOUND);
		this.chat.requestOpened(RequestDirection.INBOUND);
		this.chat.requestOpened(RequestDirection.OUTBOUND);
		this.chat.requestEnded(RequestDirection.INBOUND, RequestOutcome.ANSWERED, 3_000_000);
		this.chat.requestRefused(RequestDirection.OUTBOUND, RequestOutcome.STRAY);
		assertThat(gauge("boss.websocket.requests.open", "direction", "in")).isOne();
		assertThat(gauge("boss.websocket.requests.open", "direction", "out")).isOne();
		Timer answered = this.registry.get("boss.websocket.requests")
			.tags("service", "chat", "direction", "in", "outcome", "answered")
			.timer();
		assertThat(answered.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
		assertThat(this.registry.get("boss.websocket.requests")
			.tags("service", "chat", "direction", "out", "outcome", "stray")
			.timer()
			.count()).isOne();
	}

	@Test
	void whenStatsOfServiceAreAskedForAgainGaugesCountForBoth() {
		ServiceStats again = this.stats.service("chat");
		this.chat.requestOpened(RequestDirection.INBOUND);
		again.requestOpened(RequestDirection.INBOUND);
		again.sessionDetached();
		assertThat(gauge("boss.websocket.requests.open", "direction", "in")).isEqualTo(2);
		assertThat(gauge("boss.websocket.sessions.detached")).isOne();
	}

	@Test
	void whenClientsAreLostAndComeBackTheyAreCountedByResult() {
		this.chat.sessionDetached();
		this.chat.sessionDetached();
		this.chat.sessionDetached();
		this.chat.sessionLeft(true);
		this.chat.sessionLeft(false);
		this.chat.resumed(ResumeResult.RESUMED, 7);
		this.chat.resumed(ResumeResult.GONE, 0);
		assertThat(gauge("boss.websocket.sessions.detached")).isOne();
		assertThat(count("boss.websocket.resume", "service", "chat", "result", "resumed")).isOne();
		assertThat(count("boss.websocket.resume", "service", "chat", "result", "gone")).isOne();
		DistributionSummary replayed = this.registry.get("boss.websocket.resume.replayed")
			.tag("service", "chat")
			.summary();
		assertThat(replayed.count()).isOne();
		assertThat(replayed.totalAmount()).isEqualTo(7);
	}

	private double gauge(String name, String... tags) {
		return this.registry.get(name).tag("service", "chat").tags(tags).gauge().value();
	}

	@Test
	void whenMessagesAreDroppedTheyAreCountedByReason() {
		this.chat.messageDropped(DropReason.POISON);
		this.chat.messageDropped(DropReason.OVERFLOW);
		assertThat(count("boss.websocket.messages.dropped", "service", "chat", "reason", "poison")).isOne();
		assertThat(count("boss.websocket.messages.dropped", "service", "chat")).isEqualTo(2);
	}

	@Test
	void whenMailIsRefusedItIsNoMessageThatWasDropped() {
		this.chat.messageDropped(DropReason.MAILBOX_FULL);
		this.chat.messageDropped(DropReason.NOT_RUNNING);
		assertThat(count("boss.websocket.mailbox.refused", "service", "chat", "reason", "mailbox-full")).isOne();
		assertThat(count("boss.websocket.mailbox.refused", "service", "chat", "reason", "not-running")).isOne();
		assertThat(this.registry.find("boss.websocket.messages.dropped").meters()).isEmpty();
	}

	@Test
	void whenInstancesEndTheyAreCountedByService() {
		this.chat.crashed();
		this.chat.restarted();
		this.stats.service("status").restarted();
		assertThat(count("boss.websocket.service.crashes", "service", "chat")).isOne();
		assertThat(count("boss.websocket.service.restarts", "service", "chat")).isOne();
		assertThat(count("boss.websocket.service.restarts", "service", "status")).isOne();
	}

	@Test
	void whenCallbacksEndTheyAreTimedByOutcome() {
		this.chat.callbackEnded(CallbackName.INCOMING, CallbackOutcome.NO_REPLY, 3_000_000);
		this.chat.callbackEnded(CallbackName.INCOMING, CallbackOutcome.CRASH, 1_000_000);
		Timer timer = this.registry.get("boss.websocket.callback")
			.tags("service", "chat", "callback", "handleIncoming", "outcome", "no-reply")
			.timer();
		assertThat(timer.count()).isOne();
		assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
		assertThat(this.registry.get("boss.websocket.callback").tags("outcome", "crash").timer().count()).isOne();
	}

	@Test
	void whenObservationsTimeCallbacksThenThisDoesNot() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new MicrometerBossStats(registry, false).service("chat")
			.callbackEnded(CallbackName.INCOMING, CallbackOutcome.NO_REPLY, 1);
		assertThat(registry.find("boss.websocket.callback").meters()).isEmpty();
	}

	@Test
	void whenMailHasWaitedAndBytesWereWrittenTheyAreSummedUp() {
		this.chat.mailWaited(2_000_000);
		this.chat.flushed(100);
		this.chat.flushed(300);
		assertThat(this.registry.get("boss.websocket.mailbox.wait")
			.tag("service", "chat")
			.timer()
			.max(TimeUnit.MILLISECONDS)).isEqualTo(2);
		DistributionSummary flushes = this.registry.get("boss.websocket.outbound.flush")
			.tag("service", "chat")
			.summary();
		assertThat(flushes.count()).isEqualTo(2);
		assertThat(flushes.mean()).isEqualTo(200);
	}

	@Test
	void whenBroadcastsAreSentTheyAreCountedByOutcomeAndThoseReceivedByService() {
		this.stats.broadcastSent(true);
		this.stats.broadcastSent(true);
		this.stats.broadcastSent(false);
		this.chat.broadcastReceived();
		assertThat(count("boss.websocket.broadcasts", "outcome", "sent")).isEqualTo(2);
		assertThat(count("boss.websocket.broadcasts", "outcome", "failed")).isOne();
		assertThat(count("boss.websocket.broadcasts.received", "service", "chat")).isOne();
	}

	@Test
	void whenEventsAreDroppedTheyAreCounted() {
		this.stats.eventDropped();
		assertThat(count("boss.websocket.events.dropped")).isOne();
	}

	@Test
	void whenNodesTalkThenItIsCounted() {
		ClusterStats cluster = this.stats.cluster();
		cluster.sent(3);
		cluster.received();
		cluster.publishFailed();
		cluster.duplicate();
		cluster.missed(7);
		cluster.memberJoined();
		cluster.memberLeft();
		cluster.notForwarded(ForwardFailure.DROPPED_OLDEST, 2);
		cluster.skipped(SkipReason.UNLISTED_TYPE);
		assertThat(count("boss.websocket.cluster.sent")).isEqualTo(3);
		assertThat(count("boss.websocket.cluster.received")).isOne();
		assertThat(count("boss.websocket.cluster.publish.failures")).isOne();
		assertThat(count("boss.websocket.cluster.duplicates")).isOne();
		assertThat(count("boss.websocket.cluster.missed")).isEqualTo(7);
		assertThat(count("boss.websocket.cluster.member.changes", "change", "joined")).isOne();
		assertThat(count("boss.websocket.cluster.member.changes", "change", "left")).isOne();
		assertThat(count("boss.websocket.cluster.not.forwarded", "reason", "dropped-oldest")).isEqualTo(2);
		assertThat(count("boss.websocket.cluster.skipped", "reason", "unlisted-type")).isOne();
	}

	@Test
	void whenThereIsNoClusterThenItHasNoMeters() {
		assertThat(this.registry.getMeters())
			.noneMatch((meter) -> meter.getId().getName().startsWith("boss.websocket.cluster"));
	}

	@Test
	void whenSomebodyAsksThenTheStatusOfTheNodeIsRead() {
		ClusterMember member = new ClusterMember("b", "b", Instant.EPOCH, Duration.ofSeconds(10), Map.of(), Map.of());
		new ClusterGauges(
				() -> new ClusterStatus("a", "a", "memory", true, null, null, true, 5, 600,
						List.of(new ClusterStatus.Member(member, Duration.ZERO, false))),
				() -> new LeaseStoreStatus(Duration.ofMillis(1500), false, null))
			.bindTo(this.registry);
		assertThat(this.registry.get("boss.websocket.cluster.members").gauge().value()).isEqualTo(2);
		assertThat(this.registry.get("boss.websocket.cluster.outbox.frames").gauge().value()).isEqualTo(5);
		assertThat(this.registry.get("boss.websocket.cluster.outbox.bytes").gauge().value()).isEqualTo(600);
		assertThat(this.registry.get("boss.websocket.cluster.lease.unanswered").gauge().value()).isEqualTo(1.5);
	}

	@Test
	void whenTheSameServiceIsAskedForTwiceItCountsTogether() {
		this.chat.crashed();
		this.stats.service("chat").crashed();
		assertThat(count("boss.websocket.service.crashes", "service", "chat")).isEqualTo(2);
	}

	@Test
	void whenMeterExistsItHasADescriptionAndNoUnitButThoseOfMeasures() {
		for (RefusalReason reason : RefusalReason.values()) {
			this.chat.handshakeRefused(reason);
		}
		for (CloseReason.Kind reason : CloseReason.Kind.values()) {
			this.chat.connectionClosed(reason);
		}
		for (DropReason reason : DropReason.values()) {
			this.chat.messageDropped(reason);
		}
		for (CallbackName callback : CallbackName.values()) {
			this.chat.callbackEnded(callback, CallbackOutcome.STOP, 1);
		}
		this.chat.messageReceived("1", BossMessage.text("a"));
		assertThat(this.registry.getMeters()).extracting(Meter::getId).allSatisfy((id) -> {
			assertThat(id.getName()).startsWith("boss.websocket.");
			assertThat(id.getDescription()).as("description of %s", id).isNotBlank();
			// What is counted is in the name, and Prometheus would say it twice.
			assertThat(id.getBaseUnit()).as("base unit of %s", id).isIn(null, "bytes", "seconds");
		});
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags(tags).counters().stream().mapToDouble((counter) -> counter.count()).sum();
	}

}
