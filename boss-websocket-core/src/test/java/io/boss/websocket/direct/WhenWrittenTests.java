/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.direct.TestWire.Hold;
import io.boss.websocket.direct.TestWire.TestPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DirectOutboundChannel}: texts of the protocol, and what is due when
 * all has been written.
 */
class WhenWrittenTests {

	private final TestWire wire = new TestWire();

	private final List<String> done = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.wire.close();
	}

	@Test
	void whenNothingWaitsTheTaskRunsAtOnceOnTheLoop() {
		TestPeer peer = this.wire.peer();
		peer.connection.whenWritten(() -> this.done.add(Thread.currentThread().getName()));
		this.wire.settle();
		assertThat(this.done).containsExactly("test-wire");
	}

	@Test
	void whenFramesWaitTheTaskRunsWhenThoseBeforeItAreWritten() {
		TestPeer peer = this.wire.peer();
		peer.channel.staysFull().takes((offered) -> Math.min(offered, 3));
		Hold hold = this.wire.hold();
		peer.handle.send("a");
		peer.handle.send("b");
		whenWritten(peer, "a and b");
		peer.handle.send("c");
		whenWritten(peer, "c");
		hold.letGoAndSettle();
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.channel.frames().list()).containsExactly("text a", "text b");
		assertThat(this.done).containsExactly("a and b");
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(this.done).containsExactly("a and b", "c");
	}

	@Test
	void whenFrameIsWrittenInPartTheTaskWaitsForItsRest() {
		TestPeer peer = this.wire.peer();
		peer.channel.staysFull().takes((offered) -> 1);
		peer.handle.send("a");
		whenWritten(peer, "a");
		this.wire.settle();
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(this.done).isEmpty();
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text a");
		assertThat(this.done).containsExactly("a");
	}

	@Test
	void whenMessagesBeforeItAreDroppedTheTaskDoesNotWaitForThem() {
		TestPeer peer = this.wire.peer(TestWire.limits(3, 1_000, OverflowPolicy.DROP_OLDEST));
		peer.channel.staysFull().takes((offered) -> 1);
		peer.handle.send("begun");
		this.wire.settle();
		peer.handle.send("dropped");
		whenWritten(peer, "dropped");
		peer.handle.send("b");
		peer.handle.send("c");
		this.wire.settle();
		assertThat(this.done).isEmpty();
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text begun", "text b", "text c");
		assertThat(this.done).containsExactly("dropped");
	}

	@Test
	void whenConnectionEndsTheTaskRunsAllTheSame() {
		TestPeer peer = this.wire.peer();
		peer.channel.staysFull().takes((offered) -> 1);
		peer.handle.send("a");
		whenWritten(peer, "a");
		this.wire.settle();
		this.wire.loop.execute(() -> peer.connection.closing().failed(new IllegalStateException("on purpose")));
		this.wire.settle();
		assertThat(this.done).containsExactly("a");
		whenWritten(peer, "late");
		this.wire.settle();
		assertThat(this.done).containsExactly("a", "late");
	}

	@Test
	void whenQueueIsEmptiedForACloseTheTaskRuns() {
		TestPeer peer = this.wire.peer(TestWire.limits(2, 1_000));
		peer.channel.staysFull().takes((offered) -> 0);
		peer.handle.send("a");
		whenWritten(peer, "a");
		peer.handle.send("b");
		this.wire.settle();
		assertThat(peer.handle.send("c")).isEqualTo(SendResult.OVERFLOW);
		this.wire.settle();
		assertThat(this.done).containsExactly("a");
	}

	@Test
	void whenControlIsSentItIsNoMessageAndNoPolicyDropsIt() {
		TestPeer peer = this.wire.peer(TestWire.limits(3, 1_000, OverflowPolicy.RESYNC));
		peer.channel.staysFull().takes((offered) -> 0);
		peer.handle.send("a");
		this.wire.settle();
		assertThat(peer.connection.control("one")).isTrue();
		peer.handle.send("b");
		assertThat(peer.connection.control("no room")).isFalse();
		assertThat(peer.handle.send("c")).isEqualTo(SendResult.DROPPED);
		this.wire.settle();
		assertThat(peer.connection.control("two")).isTrue();
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text one", "text two");
		assertThat(peer.connection.queuedMessages()).isZero();
	}

	@Test
	void whenConnectionIsClosedNoControlIsSent() {
		TestPeer peer = this.wire.peer();
		peer.handle.close();
		assertThat(peer.connection.control("late")).isFalse();
	}

	private void whenWritten(TestPeer peer, String name) {
		peer.connection.whenWritten(() -> this.done.add(name));
	}

}
