/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.direct.TestWire.Hold;
import io.boss.websocket.direct.TestWire.TestPeer;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.ManualClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionWriter}, {@link InboxDrain} and {@link BroadcastBatch},
 * which write what a {@link WireLoop} is given.
 */
class ConnectionWriterTests {

	private static final String OVERFLOW = "close 1008 client reads too slowly";

	private final TestWire wire = new TestWire();

	private final ConnectionGroup group = new ConnectionGroup();

	@AfterEach
	void close() {
		this.wire.close();
	}

	@Test
	void whenConnectionIsIdleItsFrameIsWrittenAtOnce() {
		TestPeer peer = this.wire.peer();
		assertThat(peer.handle.send("a")).isEqualTo(SendResult.QUEUED);
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text a");
		assertThat(peer.channel.writes()).isOne();
	}

	@Test
	void whenSeveralFramesWaitTheyAreWrittenTogether() {
		TestPeer peer = this.wire.peer();
		Hold hold = this.wire.hold();
		peer.handle.send("a");
		peer.handle.ping();
		peer.handle.send(new byte[3]);
		hold.letGoAndSettle();
		assertThat(peer.frames()).containsExactly("text a", "ping", "binary 3");
		assertThat(peer.channel.writes()).isOne();
	}

	@Test
	void whenBroadcastsFollowEachOtherEachMemberIsWrittenThemTogether() {
		List<TestPeer> peers = members(3, TestWire.ROOMY);
		Hold hold = this.wire.hold();
		assertThat(this.group.send("a")).isEqualTo(3);
		this.group.send("b");
		this.group.send("c");
		hold.letGoAndSettle();
		assertThat(peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).containsExactly("text a", "text b", "text c");
			assertThat(peer.channel.writes()).isOne();
		});
	}

	@Test
	void whenBroadcastsToTwoGroupsAlternateEachMemberIsStillWrittenOnce() {
		List<TestPeer> peers = members(2, TestWire.ROOMY);
		ConnectionGroup other = new ConnectionGroup();
		other.add(peers.get(0).handle);
		Hold hold = this.wire.hold();
		this.group.send("a");
		other.send("b");
		this.group.send("c");
		other.send("d");
		hold.letGoAndSettle();
		assertThat(peers.get(0).frames()).containsExactly("text a", "text b", "text c", "text d");
		assertThat(peers.get(1).frames()).containsExactly("text a", "text c");
		assertThat(peers).allSatisfy((peer) -> assertThat(peer.channel.writes()).isOne());
	}

	// Each of four steps is a frame for one, for two groups, or for some of a group, or
	// a close look at the loop.
	@ParameterizedTest
	@ValueSource(ints = { Integer.MAX_VALUE, 1, 3 })
	void whenOwnFramesAndBroadcastsMixTheyKeepTheirOrder(int appetite) {
		for (int mixture = 0; mixture < 5 * 5 * 5 * 5; mixture++) {
			TestPeer peer = this.wire.peer();
			TestPeer neighbour = this.wire.peer();
			peer.channel.takes((offered) -> appetite);
			ConnectionGroup both = groupOf(peer, neighbour);
			ConnectionGroup alone = groupOf(peer);
			List<String> expected = new ArrayList<>();
			Hold hold = this.wire.hold();
			int steps = mixture;
			for (int i = 0; i < 4; i++) {
				step(steps % 5, i, peer, both, alone);
				if (steps % 5 != 4) {
					expected.add("text " + i);
				}
				steps /= 5;
			}
			hold.letGo();
			Awaitility.await()
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(1))
				.until(() -> peer.channel.frames().list().size() >= expected.size());
			this.wire.settle();
			assertThat(peer.frames()).as("mixture %d", mixture).isEqualTo(expected);
			assertThat(peer.channel.events()).isEmpty();
		}
	}

	private void step(int step, int number, TestPeer peer, ConnectionGroup both, ConnectionGroup alone) {
		switch (step) {
			case 0 -> peer.handle.send("" + number);
			case 1 -> both.send("" + number);
			case 2 -> alone.send("" + number);
			case 3 -> both.sendIf("" + number, (connection) -> connection.equals(peer.handle));
			default -> this.wire.loop.execute(() -> {
			});
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 5, 1_000, 65_535, 65_536 })
	void whenSocketTakesPartsNoFrameIsTornOrRepeated(int bite) {
		List<TestPeer> peers = members(2, TestWire.ROOMY);
		int[] bites = { 0 };
		// Now and then nothing at all.
		peers.get(0).channel.takes((offered) -> (bites[0]++ % 3 == 0) ? bite : Math.max(7, bite * 2));
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			String text = i + "x".repeat((i % 5) * 40);
			expected.add("text " + text);
			if (i % 3 == 0) {
				peers.get(0).handle.send(text);
			}
			else {
				this.group.send(text);
			}
		}
		Awaitility.await().until(() -> peers.get(0).channel.frames().list().size() == expected.size());
		assertThat(peers.get(0).frames()).isEqualTo(expected);
		assertThat(peers.get(1).frames()).hasSize(26);
		assertThat(peers.get(0).connection.budget().isScarce()).isFalse();
	}

	@Test
	void whenSocketIsFullNothingIsWrittenUntilItHasRoom() {
		TestPeer peer = this.wire.peer();
		peer.channel.staysFull().takes((offered) -> 2);
		peer.handle.send("abc");
		this.wire.settle();
		peer.handle.send("def");
		groupOf(peer).send("ghi");
		this.wire.settle();
		assertThat(peer.channel.writes()).isOne();
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text abc", "text def", "text ghi");
		assertThat(peer.channel.writes()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 65_526, 65_532, 65_533, 65_536, 100_000, 300_000 })
	void whenFrameIsAboutAsLargeAsTheBufferItArrivesInItsPlace(int size) {
		List<TestPeer> peers = members(2, TestWire.ROOMY);
		peers.get(1).channel.takes((offered) -> 10_000);
		String large = "x".repeat(size);
		Hold hold = this.wire.hold();
		this.group.send("a");
		this.group.send(large);
		this.group.send("b");
		peers.forEach((peer) -> peer.handle.send(large));
		hold.letGo();
		peers.forEach((peer) -> {
			Awaitility.await().until(() -> peer.channel.frames().list().size() == 4);
			assertThat(peer.frames()).containsExactly("text a", "text " + large, "text b", "text " + large);
		});
	}

	@Test
	void whenTooManyMessagesWaitTheClientIsClosedAfterTheFrameThatHasBegun() {
		TestPeer peer = this.wire.peer(TestWire.limits(3, 1_000));
		peer.channel.staysFull().takes((offered) -> 3);
		peer.handle.send("begun");
		this.wire.settle();
		assertThat(peer.handle.send("b")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.send("c")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.send("d")).isEqualTo(SendResult.OVERFLOW);
		assertThat(peer.handle.send("e")).isEqualTo(SendResult.CLOSED);
		assertThat(peer.handle.close()).isEqualTo(SendResult.CLOSED);
		this.wire.settle();
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text begun", OVERFLOW);
		assertThat(peer.heard).containsExactly("overflowed", "closed");
	}

	@Test
	void whenTooManyBytesWaitTheClientIsClosed() {
		TestPeer peer = this.wire.peer(TestWire.limits(100, 10));
		peer.channel.staysFull().takes((offered) -> 0);
		assertThat(peer.handle.send("123456")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.send("1234")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.send("1")).isEqualTo(SendResult.OVERFLOW);
		this.wire.settle();
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly(OVERFLOW);
		assertThat(peer.heard).containsExactly("overflowed", "closed");
	}

	@Test
	void whenNothingElseWaitsOneMessageMayBeLarger() {
		TestPeer peer = this.wire.peer(TestWire.limits(100, 10));
		peer.handle.send("larger than ten");
		this.wire.settle();
		Hold hold = this.wire.hold();
		assertThat(peer.handle.send("larger than ten")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.send("x")).isEqualTo(SendResult.OVERFLOW);
		hold.letGoAndSettle();
		assertThat(peer.frames()).startsWith("text larger than ten").endsWith(OVERFLOW);
	}

	@Test
	void whenBroadcastFindsNoRoomNothingButTheCloseFrameFollows() {
		List<TestPeer> peers = members(2, TestWire.limits(100, 20));
		TestPeer slow = peers.get(0);
		slow.channel.staysFull().takes((offered) -> 5);
		this.group.send("123456789");
		this.wire.settle();
		Hold hold = this.wire.hold();
		this.group.send("too large by now");
		hold.letGo();
		this.wire.settle();
		hold = this.wire.hold();
		this.group.send("small");
		hold.letGoAndSettle();
		slow.channel.takes((offered) -> offered);
		slow.channel.hasRoom();
		this.wire.settle();
		assertThat(slow.frames()).containsExactly("text 123456789", OVERFLOW);
		assertThat(slow.heard).containsExactly("overflowed", "closed");
		assertThat(peers.get(1).frames()).containsExactly("text 123456789", "text too large by now", "text small");
	}

	@Test
	void whenOneOfSeveralBroadcastsFindsNoRoomThoseAfterItAreNotSentEither() {
		TestPeer peer = this.wire.peer(TestWire.limits(100, 20));
		ConnectionGroup one = groupOf(peer);
		ConnectionGroup other = groupOf(peer);
		Hold hold = this.wire.hold();
		one.send("1234567890");
		other.send("too large by now");
		one.send("small");
		other.sendIf("small", (connection) -> true);
		hold.letGoAndSettle();
		assertThat(peer.frames()).doesNotContain("text small").endsWith(OVERFLOW);
		assertThat(peer.heard).containsExactly("overflowed", "closed");
	}

	// What waits in the inbox leaves no room for the rest of a broadcast.
	@Test
	void whenBroadcastIsTakenInPartAndThereIsNoRoomForItsRestItIsFinished() {
		TestPeer peer = this.wire.peer(TestWire.limits(2, 1_000));
		peer.channel.staysFull().takes((offered) -> 20);
		ConnectionGroup group = groupOf(peer);
		Hold hold = this.wire.hold();
		group.send("a broadcast of many bytes");
		group.send("b");
		assertThat(peer.handle.send("c")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.send("d")).isEqualTo(SendResult.QUEUED);
		hold.letGoAndSettle();
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text a broadcast of many bytes", OVERFLOW);
		assertThat(peer.heard).containsExactly("overflowed", "closed");
	}

	@Test
	void whenClosedWhatWasSentBeforeArrivesAndNothingAfter() {
		List<TestPeer> peers = members(2, TestWire.ROOMY);
		TestPeer peer = peers.get(0);
		Hold hold = this.wire.hold();
		this.group.send("a");
		peer.handle.send("b");
		assertThat(peer.handle.close(CloseCode.of(4000), "bye")).isEqualTo(SendResult.QUEUED);
		assertThat(peer.handle.close(CloseCode.of(4001), "again")).isEqualTo(SendResult.CLOSED);
		assertThat(peer.handle.send("c")).isEqualTo(SendResult.CLOSED);
		assertThat(peer.handle.ping()).isEqualTo(SendResult.CLOSED);
		this.group.send("d");
		hold.letGoAndSettle();
		assertThat(peer.frames()).containsExactly("text a", "text b", "close 4000 bye");
		assertThat(peer.heard).containsExactly("closing 4000", "closed");
		assertThat(peers.get(1).frames()).containsExactly("text a", "text d");
	}

	@Test
	void whenBroadcastIsUnderWayToWhoClosesItIsDroppedBehindTheCloseFrame() {
		TestPeer peer = this.wire.peer();
		Hold hold = this.wire.hold();
		peer.handle.close();
		LoopRecipients recipients = new LoopRecipients(this.wire.loop, TestWire.ROOMY, ServiceStats.NONE);
		BossMessage late = BossMessage.text("late");
		recipients.send(List.of(peer.connection.writer()), late, MessageFrames.encode(late, null));
		hold.letGoAndSettle();
		assertThat(peer.frames()).containsExactly("close 1000 ");
	}

	@Test
	void whenCloseFrameIsWrittenInPartsTheListenerHearsOfItOnce() {
		TestPeer peer = this.wire.peer();
		int[] writes = { 0 };
		peer.channel.takes((offered) -> (writes[0]++ == 0) ? 0 : 2);
		peer.handle.send("a");
		peer.handle.close(CloseCode.of(4000), "good bye");
		Awaitility.await().until(() -> peer.heard.contains("closed"));
		assertThat(peer.frames()).containsExactly("text a", "close 4000 good bye");
		assertThat(peer.heard).containsExactly("closing 4000", "closed");
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whenWritingFailsOnlyThatClientIsLost(Throwable failure) {
		List<TestPeer> peers = members(3, TestWire.ROOMY);
		peers.get(1).channel.failWith(failure);
		Hold hold = this.wire.hold();
		this.group.send("a");
		this.group.send("b");
		hold.letGoAndSettle();
		assertThat(peers.get(1).heard).containsExactly("failed");
		assertThat(peers.get(1).channel.events()).containsExactly("close");
		assertThat(peers.get(1).handle.isOpen()).isFalse();
		assertThat(this.group.size()).isEqualTo(2);
		this.group.send("c");
		hold = this.wire.hold();
		peers.forEach((peer) -> peer.handle.send("d"));
		peers.forEach((peer) -> peer.handle.send("e"));
		hold.letGoAndSettle();
		assertThat(peers.get(0).frames()).containsExactly("text a", "text b", "text c", "text d", "text e");
		assertThat(peers.get(2).frames()).containsExactly("text a", "text b", "text c", "text d", "text e");
		assertThat(peers.get(1).frames()).isEmpty();
		assertThat(peers.get(1).channel.writes()).isOne();
	}

	@ParameterizedTest
	@MethodSource("failures")
	void whenWritingWhatWaitedFailsOnlyThatClientIsLost(Throwable failure) {
		TestPeer lost = this.wire.peer();
		TestPeer other = this.wire.peer();
		lost.channel.failWith(failure);
		Hold hold = this.wire.hold();
		for (String text : List.of("a", "b")) {
			lost.handle.send(text);
			other.handle.send(text);
		}
		hold.letGoAndSettle();
		assertThat(lost.heard).containsExactly("failed");
		assertThat(lost.channel.events()).containsExactly("close");
		assertThat(other.frames()).containsExactly("text a", "text b");
	}

	static Stream<Throwable> failures() {
		return Stream.of(new IOException("on purpose"), new IllegalStateException("on purpose"),
				new OutOfMemoryError("on purpose"));
	}

	@Test
	void whenClientReadsNothingForTheSendTimeoutItIsLost() {
		TestPeer peer = this.wire.peer(OutboundLimits.of(100, 1_000, Duration.ofMillis(200), TestWire.LONG));
		peer.channel.staysFull().takes((offered) -> 1);
		long begin = System.nanoTime();
		peer.handle.send("abc");
		Awaitility.await().until(() -> peer.channel.events().contains("close"));
		assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
		assertThat(peer.heard).containsExactly("failed");
		assertThat(peer.handle.isOpen()).isFalse();
	}

	@Test
	void whenClientReadsSlowlyTheSendTimeoutBeginsAnewWithEachByte() {
		ManualClock clock = new ManualClock();
		long timeout = Duration.ofMillis(600).toNanos();
		try (TestWire timed = new TestWire(clock)) {
			TestPeer peer = timed.peer(OutboundLimits.of(100, 1_000, Duration.ofNanos(timeout), TestWire.LONG));
			peer.channel.staysFull().takes((offered) -> 1);
			peer.handle.send("abcde");
			timed.settle();
			for (int bytes = 1; bytes <= 6; bytes++) {
				pass(timeout - 1, clock, timed);
				peer.channel.hasRoom();
				timed.settle();
			}
			assertThat(peer.frames()).containsExactly("text abcde");
			assertThat(peer.heard).isEmpty();
		}
	}

	@Test
	void whenSocketIsFullAgainTheSendTimeoutBeginsAnew() {
		ManualClock clock = new ManualClock();
		long timeout = Duration.ofMillis(500).toNanos();
		try (TestWire timed = new TestWire(clock)) {
			TestPeer peer = timed.peer(OutboundLimits.of(100, 1_000, Duration.ofNanos(timeout), TestWire.LONG));
			peer.channel.staysFull().takes((offered) -> 1);
			peer.handle.send("a");
			timed.settle();
			peer.channel.takes((offered) -> offered);
			peer.channel.hasRoom();
			pass(timeout / 2 + 1, clock, timed);
			peer.channel.takes((offered) -> 0);
			peer.handle.send("b");
			timed.settle();
			pass(timeout - 1, clock, timed);
			assertThat(peer.channel.events()).isEmpty();
			pass(1, clock, timed);
			assertThat(peer.channel.events()).containsExactly("close");
			assertThat(peer.heard).containsExactly("failed");
		}
	}

	private static void pass(long nanos, ManualClock clock, TestWire wire) {
		wire.settle();
		clock.advance(nanos);
		wire.settle();
	}

	@Test
	void whenPeerDoesNotAnswerTheCloseTheSocketIsClosed() {
		TestPeer peer = this.wire.peer(OutboundLimits.of(100, 1_000, TestWire.LONG, Duration.ofMillis(150)));
		peer.handle.close();
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("close 1000 ");
		Awaitility.await().until(() -> peer.channel.events().contains("close"));
		assertThat(peer.channel.events()).containsExactly("close");
		assertThat(peer.heard).containsExactly("closing 1000", "closed");
	}

	@Test
	void whenLoopEndsWhatWaitsForItToCatchUpRuns() throws InterruptedException {
		CountDownLatch caughtUp = new CountDownLatch(1);
		Hold hold = this.wire.hold();
		for (int i = 0; i < 3_000; i++) {
			this.wire.loop.execute(() -> {
			});
		}
		this.wire.loop.whenCaughtUp(caughtUp::countDown);
		this.wire.loop.close();
		hold.letGo();
		this.wire.loop.awaitEnd();
		assertThat(caughtUp.getCount()).isZero();
		CountDownLatch afterwards = new CountDownLatch(1);
		this.wire.loop.whenCaughtUp(afterwards::countDown);
		assertThat(afterwards.getCount()).isZero();
	}

	private List<TestPeer> members(int count, OutboundLimits limits) {
		List<TestPeer> peers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			TestPeer peer = this.wire.peer(limits);
			this.group.add(peer.handle);
			peers.add(peer);
		}
		return peers;
	}

	private static ConnectionGroup groupOf(TestPeer... peers) {
		ConnectionGroup group = new ConnectionGroup();
		for (TestPeer peer : peers) {
			group.add(peer.handle);
		}
		return group;
	}

}
