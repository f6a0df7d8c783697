/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.direct.TestWire.TestPeer;
import io.boss.websocket.timing.ManualClock;
import io.boss.websocket.wakeup.WakeupBatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TurnedLoop}: all of them on one thread, and none waits.
 */
class TurnedLoopTests {

	private static final Duration TIMEOUT = Duration.ofHours(10);

	private final ManualClock clock = new ManualClock();

	private final AtomicInteger wakeups = new AtomicInteger();

	private final List<String> log = new ArrayList<>();

	private final TurnedLoop loop = new TurnedLoop(this.clock, this.wakeups::incrementAndGet);

	@Test
	void whenThereIsNothingToDoThenATurnSaysSo() {
		assertThat(this.loop.hasWork()).isFalse();
		assertThat(this.loop.nanosToDeadline()).isEmpty();
		assertThat(this.loop.turn()).isFalse();
		assertThat(this.wakeups).hasValue(0);
	}

	@Test
	void whenSomethingIsSentThenTheLoopIsWokenOnceAndATurnWritesIt() {
		TestPeer peer = peer();
		peer.handle.send("a");
		peer.handle.send("b");
		assertThat(this.wakeups).hasValue(1);
		assertThat(this.loop.hasWork()).isTrue();
		assertThat(peer.frames()).isEmpty();
		assertThat(this.loop.turn()).isTrue();
		assertThat(peer.frames()).containsExactly("text a", "text b");
		assertThat(peer.channel.writes()).isOne();
		assertThat(this.loop.turn()).isFalse();
		peer.handle.send("c");
		assertThat(this.wakeups).hasValue(2);
	}

	@Test
	void whenSomethingIsSentToAGroupThenOneTurnWritesItToAll() {
		List<TestPeer> peers = List.of(peer(), peer(), peer());
		ConnectionGroup group = new ConnectionGroup();
		peers.forEach((peer) -> group.add(peer.handle));
		group.send(BossMessage.text("a"));
		group.send(BossMessage.text("b"));
		assertThat(this.loop.turn()).isTrue();
		assertThat(peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).containsExactly("text a", "text b");
			assertThat(peer.channel.writes()).isOne();
		});
	}

	@Test
	void whenWorkIsMadeInABatchThenTheLoopIsWokenAtItsEnd() {
		WakeupBatch batch = WakeupBatch.beginBrief();
		this.loop.execute(() -> this.log.add("a"));
		this.loop.execute(() -> this.log.add("b"));
		assertThat(this.wakeups).hasValue(0);
		batch.end();
		assertThat(this.wakeups).hasValue(1);
		turnAll();
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void whenATurnMakesWorkThenTheLoopIsWokenForTheNext() {
		this.loop.execute(() -> {
			this.log.add("a");
			this.loop.execute(() -> this.log.add("b"));
		});
		assertThat(this.loop.turn()).isTrue();
		assertThat(this.log).containsExactly("a");
		assertThat(this.wakeups).hasValue(2);
		assertThat(this.loop.turn()).isTrue();
		assertThat(this.log).containsExactly("a", "b");
		assertThat(this.loop.turn()).isFalse();
		assertThat(this.wakeups).hasValue(2);
	}

	@Test
	void whenAllWorkHasBeenCancelledThenTheLoopIsWokenForTheNext() {
		for (int i = 0; i < 8; i++) {
			InboxEntry.Cancellable entry = new InboxEntry.Cancellable(() -> this.log.add("cancelled"));
			this.loop.deliver(entry);
			this.loop.cancel(entry);
		}
		turnAll();
		assertThat(this.wakeups).hasValue(1);
		this.loop.execute(() -> this.log.add("a"));
		assertThat(this.wakeups).hasValue(2);
		turnAll();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenATaskFailsThenOthersAreDone() {
		this.loop.execute(() -> {
			throw new IllegalStateException("on purpose");
		});
		this.loop.execute(() -> this.log.add("a"));
		assertThat(this.loop.turn()).isTrue();
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void whenTheLoopIsTurnedWithinATurnThenThatIsRefused() {
		this.loop.execute(() -> {
			assertThatIllegalStateException().isThrownBy(this.loop::turn);
			this.log.add("refused");
		});
		this.loop.turn();
		assertThat(this.log).containsExactly("refused");
		assertThat(this.loop.turn()).isFalse();
	}

	@Test
	void whenTimeReachesADeadlineThenATurnSeesToIt() {
		this.loop.schedule(100, () -> this.log.add("later"));
		this.loop.schedule(30, () -> this.log.add("soon"));
		assertThat(this.loop.nanosToDeadline()).hasValue(30);
		assertThat(this.loop.hasWork()).isFalse();
		this.clock.advance(29);
		assertThat(this.loop.turn()).isFalse();
		this.clock.advance(1);
		assertThat(this.loop.nanosToDeadline()).hasValue(0);
		assertThat(this.loop.hasWork()).isTrue();
		assertThat(this.loop.turn()).isTrue();
		assertThat(this.log).containsExactly("soon");
		assertThat(this.loop.nanosToDeadline()).hasValue(70);
		this.clock.advance(1_000);
		assertThat(this.loop.nanosToDeadline()).hasValue(0);
		assertThat(this.loop.turn()).isTrue();
		assertThat(this.log).containsExactly("soon", "later");
		assertThat(this.loop.nanosToDeadline()).isEmpty();
	}

	@Test
	void whenClientReadsNothingThenItIsGivenUpInTheTimeOfTheClock() {
		TestPeer peer = peer();
		peer.channel.staysFull().takes((offered) -> 1);
		peer.handle.send("abc");
		turnAll();
		assertThat(this.loop.nanosToDeadline()).hasValue(TIMEOUT.toNanos());
		this.clock.advance(TIMEOUT.toNanos() - 1);
		turnAll();
		assertThat(peer.heard).isEmpty();
		this.clock.advance(1);
		turnAll();
		assertThat(peer.heard).containsExactly("failed");
		assertThat(peer.channel.events()).containsExactly("close");
		assertThat(this.loop.nanosToDeadline()).isEmpty();
	}

	@Test
	void whenClientDoesNotAnswerACloseThenItIsCutOffInTheTimeOfTheClock() {
		TestPeer peer = peer();
		peer.handle.close(CloseCode.NORMAL, "bye");
		turnAll();
		assertThat(peer.frames()).containsExactly("close 1000 bye");
		assertThat(peer.channel.events()).isEmpty();
		this.clock.advance(TIMEOUT);
		turnAll();
		assertThat(peer.channel.events()).containsExactly("close");
	}

	@Test
	void whenTheLoopEndsThenWhatWasSentIsWrittenAndNobodyWaitsForIt() {
		TestPeer peer = peer();
		peer.handle.send("a");
		this.loop.close();
		assertThat(peer.frames()).containsExactly("text a");
		this.loop.whenCaughtUp(() -> this.log.add("caught up"));
		assertThat(this.log).containsExactly("caught up");
	}

	@Test
	void whenSomeoneWaitsForTheLoopThenATurnTellsWhenItHasCaughtUp() {
		TestPeer peer = peer();
		peer.handle.send("a");
		this.loop.whenCaughtUp(() -> this.log.addAll(peer.frames()));
		assertThat(this.log).isEmpty();
		turnAll();
		assertThat(this.log).containsExactly("text a");
	}

	private TestPeer peer() {
		return new TestPeer(this.loop, OutboundLimits.of(100, 10_000, TIMEOUT, TIMEOUT));
	}

	private void turnAll() {
		boolean more;
		do {
			more = this.loop.turn();
		}
		while (more);
	}

}
