/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.direct.TestWire.Hold;
import io.boss.websocket.direct.TestWire.TestPeer;
import io.boss.websocket.stats.DropReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the direct transport does with messages for which there is no room, one
 * by one and to groups, when the client is slow ({@link UnwrittenFrames}) and when the
 * loop is ({@link ConnectionOverflow}, {@link GroupOverflow}, {@link OverflowQueue}).
 */
class OverflowPolicyTests {

	private static final String CLOSED = "close 1008 client reads too slowly";

	private final TestWire wire = new TestWire();

	private final ConnectionGroup group = new ConnectionGroup();

	@AfterEach
	void close() {
		this.wire.close();
	}

	@ParameterizedTest
	@EnumSource
	void whenOldestAreDroppedTheFrameThatHasBegunAndTheNewestArrive(Way way) {
		TestPeer peer = slow(3, OverflowPolicy.DROP_OLDEST);
		for (int i = 1; i <= 9; i++) {
			way.send(this, peer, text(i));
		}
		assertThat(peer.connection.queuedMessages()).isEqualTo(3);
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "text 8", "text 9");
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.DROPPED_OLDEST, 7));
		assertThat(peer.heard).containsExactly("fell behind DROPPED_OLDEST");
		assertNothingWaits(peer);
	}

	@ParameterizedTest
	@EnumSource
	void whenNewestAreDroppedTheOldestArrive(Way way) {
		TestPeer peer = slow(3, OverflowPolicy.DROP_NEWEST);
		for (int i = 1; i <= 9; i++) {
			way.send(this, peer, text(i));
		}
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "text 1", "text 2");
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.DROPPED_NEWEST, 7));
		assertThat(peer.heard).containsExactly("fell behind DROPPED_NEWEST");
		assertNothingWaits(peer);
	}

	@ParameterizedTest
	@EnumSource
	void whenConflatedTheLatestForEachKeyArrivesInThePlaceOfTheFirst(Way way) {
		TestPeer peer = slow(4, OverflowPolicy.CONFLATE);
		for (int i = 1; i <= 9; i++) {
			way.send(this, peer, text(i).conflatedBy("key " + i % 3));
		}
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "text 7", "text 8", "text 9");
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.CONFLATED, 6));
		assertThat(peer.heard).isEmpty();
		assertNothingWaits(peer);
	}

	@ParameterizedTest
	@EnumSource
	void whenTooManyKeysWaitTheClientIsClosed(Way way) {
		TestPeer peer = slow(3, OverflowPolicy.CONFLATE);
		for (int i = 1; i <= 3; i++) {
			way.send(this, peer, text(i).conflatedBy("key " + i));
		}
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", CLOSED);
		assertThat(peer.heard).containsExactly("overflowed", "closed");
	}

	@ParameterizedTest
	@EnumSource
	void whenResyncedTheSnapshotIsTheFirstAfterTheGap(Way way) {
		TestPeer peer = slow(3, OverflowPolicy.RESYNC);
		for (int i = 1; i <= 9; i++) {
			way.send(this, peer, text(i));
		}
		assertThat(peer.handle.send("too early")).isEqualTo(SendResult.DROPPED);
		assertThat(peer.heard).containsExactly("fell behind RESYNCED");
		this.group.send("too early");
		readsOn(peer);
		assertThat(peer.heard).containsExactly("fell behind RESYNCED", "outdated");
		peer.connection.refresh();
		assertThat(peer.handle.send("snapshot")).isEqualTo(SendResult.QUEUED);
		way.send(this, peer, text(10));
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text begun", "text snapshot", "text 10");
		int early = this.group.isEmpty() ? 1 : 2;
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.RESYNCED, 9 + early));
		assertNothingWaits(peer);
	}

	// Else it would be asked for again and again while the client reads nothing.
	@Test
	void whenSnapshotIsLargerThanAllThatMayWaitItArrives() {
		TestPeer peer = slow(3, OverflowPolicy.RESYNC);
		String snapshot = "x".repeat(5_000);
		peer.whenOutdated(() -> {
			peer.connection.refresh();
			peer.handle.send(snapshot);
		});
		for (int i = 1; i <= 9; i++) {
			peer.handle.send(text(i));
		}
		this.wire.settle();
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "text " + snapshot);
		assertThat(peer.heard).containsOnlyOnce("outdated");
	}

	// The direct transport and that of the container agree about it.
	@Test
	void whenPingFindsNoRoomNothingIsMissingThatASnapshotWouldBring() {
		TestPeer peer = slow(2, OverflowPolicy.RESYNC);
		peer.handle.send("a");
		assertThat(peer.handle.ping()).isEqualTo(SendResult.DROPPED);
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.RESYNCED, 1));
		readsOn(peer);
		peer.handle.send("b");
		this.wire.settle();
		assertThat(peer.frames()).containsExactly("text begun", "text a", "text b");
		assertThat(peer.heard).containsExactly("fell behind RESYNCED");
		assertNothingWaits(peer);
	}

	@Test
	void whenOutdatedClientIsLostWhatWasSentToItMeanwhileIsCounted() {
		TestPeer peer = slow(2, OverflowPolicy.RESYNC);
		this.group.add(peer.handle);
		peer.handle.send("a");
		peer.handle.send("b");
		this.wire.settle();
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.RESYNCED, 2));
		Hold hold = this.wire.hold();
		this.wire.loop.execute(() -> peer.connection.closing().failed(new IOException("on purpose")));
		this.group.send("c");
		this.group.send("d");
		hold.letGoAndSettle();
		assertThat(peer.heard).containsExactly("fell behind RESYNCED", "failed");
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.RESYNCED, 4));
		assertThat(peer.handle.send("e")).isEqualTo(SendResult.CLOSED);
	}

	@Test
	void whenOneOfSeveralBroadcastsFindsNoRoomThoseAfterItAreCountedAsWell() {
		TestPeer peer = this.wire.peer(TestWire.limits(4, 1_000, OverflowPolicy.RESYNC));
		peer.channel.staysFull().takes((offered) -> 2);
		this.group.add(peer.handle);
		Hold hold = this.wire.hold();
		IntStream.rangeClosed(1, 3).forEach((i) -> this.group.send(text(i)));
		IntStream.rangeClosed(4, 6).forEach((i) -> peer.handle.send(text(i)));
		hold.letGoAndSettle();
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.RESYNCED, 5));
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text 1");
		assertNothingWaits(peer);
	}

	@Test
	void whenOutdatedPingsGoOnAndTheClientMayBeClosed() {
		TestPeer peer = slow(2, OverflowPolicy.RESYNC);
		peer.handle.send("a");
		peer.handle.send("b");
		this.wire.settle();
		assertThat(peer.handle.ping()).isEqualTo(SendResult.QUEUED);
		peer.handle.close(CloseCode.of(4000), "enough");
		assertThat(peer.handle.send("c")).isEqualTo(SendResult.CLOSED);
		peer.connection.refresh();
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "ping", "close 4000 enough");
	}

	@Test
	void whenMessageSaysItItsPolicyHoldsAndNotThatOfTheService() {
		TestPeer peer = slow(2, OverflowPolicy.CLOSE);
		peer.handle.send("a");
		assertThat(peer.handle.send(text(1).onOverflow(OverflowPolicy.DROP_NEWEST))).isEqualTo(SendResult.DROPPED);
		assertThat(peer.handle.send(text(2).onOverflow(OverflowPolicy.DROP_OLDEST))).isEqualTo(SendResult.QUEUED);
		this.wire.settle();
		assertThat(peer.handle.send(text(3))).isEqualTo(SendResult.OVERFLOW);
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", CLOSED);
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.DROPPED_NEWEST, 1, DropReason.DROPPED_OLDEST, 1));
	}

	@Test
	void whenThereIsRoomAKeyHoldsAllTheSame() {
		TestPeer peer = slow(100, OverflowPolicy.CLOSE);
		peer.handle.send(text(1).conflatedBy("k"));
		peer.handle.send("between");
		peer.handle.send(text(2).conflatedBy("k"));
		this.group.add(peer.handle);
		this.group.send(text(3).conflatedBy("k"));
		this.wire.settle();
		assertThat(peer.connection.queuedMessages()).isEqualTo(3);
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "text 3", "text between");
		assertNothingWaits(peer);
	}

	@Test
	void whenFrameWithAKeyHasBegunTheNextWithItsKeyWaitsBehindIt() {
		TestPeer peer = this.wire.peer(TestWire.limits(10, 1_000));
		peer.channel.staysFull().takes((offered) -> 3);
		peer.handle.send(text(111).conflatedBy("k"));
		this.wire.settle();
		peer.handle.send(text(222).conflatedBy("k"));
		peer.handle.send(text(333).conflatedBy("k"));
		this.wire.settle();
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text 111", "text 333");
		assertNothingWaits(peer);
	}

	@Test
	void whenCaughtUpItMayFallBehindAgain() {
		TestPeer peer = slow(2, OverflowPolicy.DROP_NEWEST);
		for (int round = 1; round <= 3; round++) {
			peer.handle.send("a");
			assertThat(peer.handle.send("b")).isEqualTo(SendResult.DROPPED);
			assertThat(peer.handle.send("c")).isEqualTo(SendResult.DROPPED);
			readsOn(peer);
			assertThat(peer.heard).hasSize(round).containsOnly("fell behind DROPPED_NEWEST");
			stall(peer);
		}
	}

	@Test
	void whenBytesAreWhatIsMissingAsManyAreDroppedAsItTakes() {
		TestPeer peer = this.wire.peer(TestWire.limits(100, 20, OverflowPolicy.DROP_OLDEST));
		stall(peer);
		peer.handle.send("12345");
		peer.handle.send("67890");
		peer.handle.send("123456789");
		this.wire.settle();
		assertThat(peer.connection.queuedBytes()).isEqualTo(19);
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "text 67890", "text 123456789");
	}

	@Test
	void whenPingsWaitTheyAreNotDropped() {
		TestPeer peer = slow(3, OverflowPolicy.DROP_OLDEST);
		peer.handle.ping();
		peer.handle.send("a");
		peer.handle.send("b");
		this.wire.settle();
		peer.handle.send("c");
		this.wire.settle();
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text begun", "ping", "text c");
	}

	// The loop: what waits in its inbox, and under pressure.

	@Test
	void whenLoopIsHeldTheNewestOfVeryManyArriveAndMemoryIsBounded() {
		TestPeer peer = this.wire.peer(TestWire.limits(4, 1_000, OverflowPolicy.DROP_OLDEST));
		peer.channel.staysFull().takes((offered) -> 0);
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 1_000; i++) {
			assertThat(peer.handle.send(text(i))).isEqualTo(SendResult.QUEUED);
		}
		assertThat(this.wire.inboxSize()).isLessThan(20);
		hold.letGoAndSettle();
		readsOn(peer);
		assertThat(peer.frames()).containsExactly("text 997", "text 998", "text 999", "text 1000");
		assertThat(peer.lost).isEqualTo(Map.of(DropReason.DROPPED_OLDEST, 996));
		assertNothingWaits(peer);
	}

	@Test
	void whenLoopIsHeldTheLatestForEachKeyArrives() {
		TestPeer peer = this.wire.peer(TestWire.limits(4, 1_000, OverflowPolicy.CONFLATE));
		peer.channel.staysFull().takes((offered) -> 0);
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 1_000; i++) {
			assertThat(peer.handle.send(text(i).conflatedBy("key " + i % 4))).isEqualTo(SendResult.QUEUED);
		}
		assertThat(this.wire.inboxSize()).isLessThan(20);
		hold.letGoAndSettle();
		readsOn(peer);
		assertThat(peer.frames()).containsExactlyInAnyOrder("text 997", "text 998", "text 999", "text 1000");
		assertNothingWaits(peer);
	}

	@Test
	void whenLoopIsHeldAndAGroupIsSentToMemoryIsBoundedAndTheNewestArrive() {
		List<TestPeer> peers = members(OverflowPolicy.DROP_OLDEST);
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 1_000; i++) {
			assertThat(this.group.send(text(i))).isEqualTo(2);
		}
		assertThat(this.wire.inboxSize()).isLessThan(20);
		hold.letGoAndSettle();
		assertThat(peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).containsExactly("text 1", "text 2", "text 3", "text 4", "text 997", "text 998",
					"text 999", "text 1000");
			assertThat(peer.lost).isEqualTo(Map.of(DropReason.DROPPED_OLDEST, 992));
			assertNothingWaits(peer);
		});
	}

	@Test
	void whenLoopIsHeldAndAGroupIsSentToTheLatestForEachKeyArrives() {
		List<TestPeer> peers = members(OverflowPolicy.CONFLATE);
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 1_000; i++) {
			assertThat(this.group.send(text(i).conflatedBy("key " + i % 2))).isEqualTo(2);
		}
		hold.letGoAndSettle();
		assertThat(peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).endsWith("text 999", "text 1000");
			assertNothingWaits(peer);
		});
	}

	@Test
	void whenLoopIsHeldAndAGroupIsSentToTheNewestAreDropped() {
		List<TestPeer> peers = members(OverflowPolicy.DROP_NEWEST);
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 10; i++) {
			assertThat(this.group.send(text(i))).isEqualTo((i <= 4) ? 2 : 0);
		}
		hold.letGoAndSettle();
		assertThat(peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).containsExactly("text 1", "text 2", "text 3", "text 4");
			assertThat(peer.lost).isEqualTo(Map.of(DropReason.DROPPED_NEWEST, 6));
		});
	}

	@Test
	void whenLoopIsHeldAndAGroupIsSentToEachMemberIsResyncedOnce() {
		List<TestPeer> peers = members(OverflowPolicy.RESYNC);
		peers.forEach((peer) -> peer.whenOutdated(() -> {
			peer.connection.refresh();
			peer.handle.send("snapshot");
		}));
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 10; i++) {
			this.group.send(text(i));
		}
		hold.letGoAndSettle();
		this.group.send("next");
		this.wire.settle();
		assertThat(peers).allSatisfy((peer) -> {
			assertThat(peer.frames()).containsExactly("text 1", "text 2", "text 3", "text 4", "text snapshot",
					"text next");
			assertThat(peer.heard).containsExactlyInAnyOrder("fell behind RESYNCED", "outdated");
		});
	}

	// One thread's messages to one and to groups keep their order, though some are under
	// pressure.
	@Test
	void whenLoopIsHeldWhatIsUnderPressureKeepsItsPlaceAmongTheOthers() {
		TestPeer peer = this.wire.peer(TestWire.limits(4, 1_000, OverflowPolicy.DROP_OLDEST));
		this.group.add(peer.handle);
		Hold hold = this.wire.hold();
		for (int i = 1; i <= 4; i++) {
			peer.handle.send(text(i));
		}
		this.group.send(text(5));
		peer.handle.send(text(6));
		this.group.send(text(7));
		peer.handle.send(text(8));
		hold.letGoAndSettle();
		assertThat(peer.frames()).isSorted().endsWith("text 8");
		assertNothingWaits(peer);
	}

	private List<TestPeer> members(OverflowPolicy policy) {
		List<TestPeer> peers = List.of(this.wire.peer(TestWire.limits(4, 1_000, policy)),
				this.wire.peer(TestWire.limits(4, 1_000, policy)));
		peers.forEach((peer) -> this.group.add(peer.handle));
		return peers;
	}

	// A client whose socket has taken a part of a first message, and nothing since.
	private TestPeer slow(int maxMessages, OverflowPolicy policy) {
		TestPeer peer = this.wire.peer(TestWire.limits(maxMessages, 1_000, policy));
		stall(peer);
		return peer;
	}

	private void stall(TestPeer peer) {
		peer.channel.staysFull().takes((offered) -> 3);
		peer.handle.send("begun");
		this.wire.settle();
	}

	private void readsOn(TestPeer peer) {
		peer.channel.takes((offered) -> offered);
		peer.channel.hasRoom();
		this.wire.settle();
	}

	private static void assertNothingWaits(TestPeer peer) {
		assertThat(peer.connection.queuedMessages()).isZero();
		assertThat(peer.connection.queuedBytes()).isZero();
	}

	private static BossMessage text(int number) {
		return BossMessage.text("" + number);
	}

	enum Way {

		ALONE, GROUP;

		void send(OverflowPolicyTests tests, TestPeer peer, BossMessage message) {
			if (this == ALONE) {
				peer.handle.send(message);
			}
			else {
				tests.group.add(peer.handle);
				tests.group.send(message);
			}
			tests.wire.settle();
		}

	}

}
