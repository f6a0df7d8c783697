/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.timing.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketChange}, and for connections between two sockets.
 */
class SocketChangeTests {

	private final ManualClock clock = new ManualClock();

	private final TurnedLoop loop = new TurnedLoop(this.clock, () -> {
	});

	private final ResumablePeer peer = peer(TestWire.ROOMY);

	@Test
	void whenSocketIsLostWhatIsSentWaitsForTheNextOne() {
		this.peer.send("a");
		this.peer.lose();
		assertThat(this.peer.heard).containsExactly("detached");
		assertThat(this.peer.channel.events()).containsExactly("close");
		assertThat(this.peer.connection.isOpen()).isTrue();
		assertThat(this.peer.connection.isAttached()).isFalse();
		this.peer.send("b", "c");
		assertThat(this.peer.connection.queuedMessages()).isEqualTo(2);
		this.peer.comeBack(1);
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text b", "text c");
		assertThat(this.peer.heard).containsExactly("detached", "attached 0");
		assertThat(this.peer.connection.queuedMessages()).isZero();
		this.peer.send("d");
		assertThat(this.peer.frames()).endsWith("text c", "text d");
	}

	@Test
	void whenMessagesWereMissedTheyAreReplayedBeforeWhatWaits() {
		this.peer.send("a", "b", "c");
		this.peer.acknowledge(1);
		this.peer.lose();
		this.peer.send("d");
		this.peer.comeBack(2);
		assertThat(this.peer.frames()).containsExactly("text welcome 1", "text c", "text d");
		this.peer.lose();
		// Of what was replayed the client has seen nothing.
		this.peer.comeBack(2);
		assertThat(this.peer.frames()).containsExactly("text welcome 2", "text c", "text d");
		this.peer.acknowledge(4);
		this.peer.acknowledge(5);
		assertThat(this.peer.heard).endsWith("impossible 5");
		this.peer.lose();
		this.peer.comeBack(4);
		assertThat(this.peer.frames()).containsExactly("text welcome 0");
	}

	@Test
	void whenFrameIsTornItBeginsAnew() {
		this.peer.channel.staysFull().takes((offered) -> 4);
		this.peer.send("whole or not");
		this.peer.send("behind it");
		this.peer.lose();
		this.peer.comeBack(0);
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text whole or not", "text behind it");
	}

	@Test
	void whenSocketBreaksInAWriteWhatItHasTakenWholeIsCounted() {
		this.loop.execute(() -> IntStream.range(0, 5).forEach((i) -> this.peer.handle.send("m" + i)));
		this.peer.channel.breaksAfter(10);
		this.peer.turn();
		assertThat(this.peer.heard).containsExactly("detached");
		// The client has got two whole ones out of what was taken.
		this.peer.comeBack(2);
		assertThat(this.peer.heard).endsWith("attached 0");
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text m2", "text m3", "text m4");
	}

	@Test
	void whenSocketBreaksWithOneFrameOnlyItWaits() {
		this.peer.channel.breaksAfter(1);
		this.peer.send("a");
		this.peer.comeBack(0);
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text a");
		this.peer.channel.breaksAfter(100);
		this.peer.send("b");
		this.peer.comeBack(1);
		assertThat(this.peer.frames()).containsExactly("text welcome 1", "text b");
		assertThat(this.peer.connection.queuedMessages()).isZero();
	}

	@Test
	void whenSocketBreaksWithBroadcastsNoMemberMissesAny() {
		ResumablePeer other = peer(TestWire.ROOMY);
		ConnectionGroup group = groupOf(this.peer, other);
		this.peer.channel.breaksAfter(7);
		broadcast(group, "m0", "m1", "m2");
		broadcast(group, "m3");
		other.lose();
		assertThat(other.frames()).containsExactly("text m0", "text m1", "text m2", "text m3");
		this.peer.comeBack(1);
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text m1", "text m2", "text m3");
		other.comeBack(1);
		assertThat(other.frames()).containsExactly("text welcome 3", "text m1", "text m2", "text m3");
		broadcast(group, "m4");
		assertThat(other.frames()).endsWith("text m3", "text m4");
	}

	@Test
	void whenSocketStallsItIsLost() {
		OutboundLimits limits = OutboundLimits.of(100, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(5));
		ResumablePeer stalled = peer(limits);
		stalled.channel.staysFull().takes((offered) -> 1);
		stalled.send("a");
		this.clock.advance(Duration.ofSeconds(9));
		stalled.turn();
		assertThat(stalled.heard).isEmpty();
		this.clock.advance(Duration.ofSeconds(2));
		stalled.turn();
		assertThat(stalled.heard).containsExactly("detached");
		// Nothing stalls while there is no socket.
		this.clock.advance(Duration.ofMinutes(10));
		stalled.turn();
		assertThat(stalled.heard).hasSize(1);
		FakeChannel slow = new FakeChannel().staysFull().takes((offered) -> 1);
		stalled.comeBack(0, slow);
		this.clock.advance(Duration.ofSeconds(11));
		stalled.turn();
		assertThat(stalled.heard).containsExactly("detached", "attached 0", "detached");
	}

	@Test
	void whenOldStallCheckIsDueTheNewSocketHasItsOwnTime() {
		ResumablePeer stalled = peer(OutboundLimits.of(100, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(5)));
		stalled.channel.staysFull().takes((offered) -> 1);
		stalled.send("a");
		this.clock.advance(Duration.ofSeconds(6));
		stalled.lose();
		stalled.comeBack(0, new FakeChannel().staysFull().takes((offered) -> 1));
		this.clock.advance(Duration.ofSeconds(6));
		stalled.turn();
		assertThat(stalled.heard).containsExactly("detached", "attached 0");
		this.clock.advance(Duration.ofSeconds(5));
		stalled.turn();
		assertThat(stalled.heard).containsExactly("detached", "attached 0", "detached");
	}

	@Test
	void whenNewSocketIsSlowTheReplayGoesOnWhereItWas() {
		List<String> texts = IntStream.range(0, 50).mapToObj((i) -> "message " + i).toList();
		this.peer.send(texts.toArray(String[]::new));
		this.peer.lose();
		this.peer.comeBack(10, new FakeChannel().takes((offered) -> Math.min(offered, 7)));
		this.peer.send("new");
		List<String> expected = new ArrayList<>(List.of("text welcome 40"));
		texts.subList(10, 50).forEach((text) -> expected.add("text " + text));
		expected.add("text new");
		assertThat(this.peer.frames()).isEqualTo(expected);
	}

	@Test
	void whenReplayIsLongOthersOfTheLoopAreServedInBetween() {
		ResumablePeer other = peer(TestWire.ROOMY);
		String text = "x".repeat(60_000);
		for (int i = 0; i < 10; i++) {
			this.peer.send(text);
		}
		this.peer.lose();
		FakeChannel socket = new FakeChannel();
		this.peer.channel = socket;
		this.loop.execute(() -> new SocketChange(this.peer.connection, socket, this.peer).make(0));
		this.loop.turn();
		other.handle.send("a");
		this.loop.turn();
		assertThat(other.frames()).containsExactly("text a");
		assertThat(socket.bytes().length).isLessThan(3 * 64 * 1024);
		this.peer.turn();
		assertThat(socket.frames().whole()).hasSize(11);
	}

	@Test
	void whenReplayExceedsTheLimitsOfTheQueueItIsNotLimited() {
		ResumablePeer small = peer(TestWire.limits(2, 10));
		IntStream.range(0, 20).forEach((i) -> small.send("123456789"));
		small.lose();
		small.comeBack(0);
		assertThat(small.frames()).hasSize(21);
		assertThat(small.heard).containsExactly("detached", "attached 20");
	}

	@Test
	void whenClientIsLostInAReplayItComesBackToTheSame() {
		this.peer.send("a", "b", "c");
		this.peer.lose();
		this.peer.comeBack(0, new FakeChannel().staysFull().takes((offered) -> 19));
		this.peer.send("d");
		this.peer.lose();
		this.peer.comeBack(1);
		assertThat(this.peer.frames()).containsExactly("text welcome 2", "text b", "text c", "text d");
	}

	@Test
	void whenClientAcknowledgesWhatIsBeingReplayedNothingIsTornApart() {
		this.peer.send("a", "b", "c");
		this.peer.lose();
		this.peer.comeBack(0, new FakeChannel().staysFull().takes((offered) -> Math.min(offered, 18)));
		this.peer.acknowledge(3);
		this.peer.channel.hasRoom();
		this.peer.turn();
		this.peer.channel.hasRoom();
		this.peer.turn();
		assertThat(this.peer.frames()).containsExactly("text welcome 3", "text a", "text b", "text c");
	}

	@Test
	void whenThereIsNoSocketNothingOfTheProtocolIsSent() {
		this.peer.channel.staysFull().takes((offered) -> 0);
		this.peer.send("a");
		this.peer.connection.control("early");
		this.peer.handle.ping();
		this.peer.lose();
		assertThat(this.peer.connection.control("late")).isFalse();
		assertThat(this.peer.connection.pingIfIdle()).isFalse();
		assertThat(this.peer.handle.ping()).isEqualTo(SendResult.DROPPED);
		assertThat(this.peer.connection.queuedMessages()).isOne();
		this.peer.comeBack(0);
		assertThat(this.peer.connection.control("again")).isTrue();
		this.peer.turn();
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text a", "text again");
		this.peer.lose();
		this.peer.comeBack(1);
		assertThat(this.peer.frames()).containsExactly("text welcome 0");
	}

	@Test
	void whenControlIsUnderWayToALostSocketItIsForgotten() {
		this.loop.execute(() -> {
			this.peer.connection.control("under way");
			this.peer.connection.closing().streamEnded(() -> {
			});
		});
		this.peer.turn();
		assertThat(this.peer.connection.queuedMessages()).isZero();
		this.peer.comeBack(0);
		assertThat(this.peer.frames()).containsExactly("text welcome 0");
	}

	@Test
	void whenTasksWaitForWhatIsWrittenTheyWaitForTheClient() {
		this.peer.lose();
		this.peer.connection.whenWritten(() -> this.peer.heard.add("nothing waits"));
		this.peer.send("a");
		this.peer.connection.whenWritten(() -> this.peer.heard.add("a"));
		this.peer.turn();
		assertThat(this.peer.heard).containsExactly("detached");
		this.peer.comeBack(0);
		assertThat(this.peer.heard).containsExactly("detached", "attached 0", "nothing waits", "a");
		this.peer.lose();
		this.peer.connection.whenWritten(() -> this.peer.heard.add("at the end"));
		this.peer.handle.close();
		this.peer.turn();
		assertThat(this.peer.heard).endsWith("closing 1000", "closed", "at the end");
	}

	// --- the end

	@Test
	void whenTheSessionDoesNotWaitTheClientIsLost() {
		this.peer.waitsNoMore().lose();
		assertThat(this.peer.heard).containsExactly("does not wait", "lost");
		assertThat(this.peer.connection.isOpen()).isFalse();
	}

	@Test
	void whenWriteFailsAndTheSessionDoesNotWaitItHasFailed() {
		this.peer.channel.failWith(new IOException("on purpose"));
		this.peer.waitsNoMore().send("a");
		assertThat(this.peer.heard).containsExactly("does not wait", "failed");
	}

	@Test
	void whenSomethingUnforeseenHappensTheSessionEnds() {
		this.loop.execute(() -> this.peer.connection.writer().broken(new IllegalStateException("on purpose")));
		this.peer.turn();
		assertThat(this.peer.heard).containsExactly("failed");
	}

	@Test
	void whenCloseHasBegunALostSocketIsTheEnd() {
		this.peer.channel.staysFull().takes((offered) -> 0);
		this.peer.send("a");
		this.peer.handle.close();
		this.peer.turn();
		this.peer.lose();
		assertThat(this.peer.heard).containsExactly("lost");
	}

	@Test
	void whenClosedWithoutASocketTheEndIsThereAtOnce() {
		this.peer.send("kept");
		this.peer.lose();
		this.peer.send("waits");
		assertThat(this.peer.handle.close()).isEqualTo(SendResult.QUEUED);
		this.peer.turn();
		assertThat(this.peer.heard).containsExactly("detached", "closing 1000", "closed");
		assertThat(this.peer.connection.closing().isGone()).isTrue();
		assertThat(this.loop.kept().taken()).isZero();
		this.peer.comeBack(0);
		assertThat(this.peer.frames()).containsExactly("close 1012 session has ended");
	}

	@Test
	void whenOverflowClosesWithoutASocketTheEndIsThereAtOnce() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.CLOSE));
		small.lose();
		small.send("a", "b");
		assertThat(small.handle.send("c")).isEqualTo(SendResult.OVERFLOW);
		small.turn();
		assertThat(small.heard).containsExactly("detached", "overflowed", "closed");
		assertThat(small.connection.isOpen()).isFalse();
		assertThat(small.connection.closing().isGone()).isTrue();
	}

	@Test
	void whenBroadcastsOverflowWithoutASocketTheEndIsThereAtOnce() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.CLOSE));
		ConnectionGroup group = groupOf(small);
		small.lose();
		IntStream.range(0, 3).forEach((i) -> broadcast(group, "m" + i));
		assertThat(small.heard).containsExactly("detached", "overflowed", "closed");
		assertThat(group.size()).isZero();
	}

	@Test
	void whenClosedInAReplayTheReplayComesFirst() {
		this.peer.send("a", "b");
		this.peer.lose();
		this.peer.comeBack(0, new FakeChannel().staysFull().takes((offered) -> Math.min(offered, 5)));
		this.peer.handle.close();
		this.peer.turn();
		this.peer.channel.takes((offered) -> offered);
		this.peer.channel.hasRoom();
		this.peer.turn();
		assertThat(this.peer.frames()).containsExactly("text welcome 2", "text a", "text b", "close 1000 ");
	}

	@Test
	void whenOverflowInAReplayOnlyTheFrameThatHasBegunIsWritten() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.CLOSE));
		small.send("a");
		small.send("b");
		small.lose();
		small.comeBack(0, new FakeChannel().staysFull().takes((offered) -> 5));
		small.send("c", "d", "e");
		small.channel.takes((offered) -> offered);
		small.channel.hasRoom();
		small.turn();
		assertThat(small.frames()).containsExactly("text welcome 2", "close 1008 client reads too slowly");
	}

	// --- policies while there is no socket

	@Test
	void whenOldestGiveWayWithoutASocketTheNewestWait() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.DROP_OLDEST));
		small.channel.staysFull().takes((offered) -> 2);
		small.send("torn");
		small.lose();
		small.send("b", "c", "d");
		small.comeBack(0);
		// The client never got the torn one, which gives way like any other.
		assertThat(small.frames()).containsExactly("text welcome 0", "text c", "text d");
		assertThat(small.heard).contains("DROPPED_OLDEST 1");
	}

	@Test
	void whenNewestGiveWayWithoutASocketTheOldestWait() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.DROP_NEWEST));
		small.lose();
		small.send("a", "b", "c");
		small.comeBack(0);
		assertThat(small.frames()).containsExactly("text welcome 0", "text a", "text b");
		assertThat(small.heard).contains("DROPPED_NEWEST 1");
	}

	@Test
	void whenKeysWaitWithoutASocketTheLatestIsSent() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.CONFLATE));
		small.lose();
		IntStream.range(0, 10).forEach((i) -> sendLatest(small, "x", "x" + i));
		small.send("b");
		small.comeBack(0);
		assertThat(small.frames()).containsExactly("text welcome 0", "text x9", "text b");
		assertThat(small.heard).doesNotContain("overflowed");
	}

	@Test
	void whenClientIsOutdatedWithoutASocketTheServiceIsAskedWhenItIsBack() {
		ResumablePeer small = peer(TestWire.limits(2, 1_000, OverflowPolicy.RESYNC));
		small.send("kept");
		small.lose();
		small.send("a", "b", "c", "d");
		assertThat(small.heard).doesNotContain("outdated");
		small.comeBack(0);
		assertThat(small.frames()).containsExactly("text welcome 1", "text kept");
		assertThat(small.heard).endsWith("attached 1", "outdated");
		small.handle.channel().refresh();
		small.send("snapshot");
		assertThat(small.frames()).endsWith("text kept", "text snapshot");
	}

	// --- the way back

	@Test
	void whenOldSocketIsStillThereItIsToldAndClosed() {
		this.peer.send("a");
		FakeChannel old = this.peer.channel;
		this.peer.comeBack(0);
		assertThat(this.peer.heard).containsExactly("attached 1");
		assertThat(this.peer.frames()).containsExactly("text welcome 1", "text a");
		assertThat(old.frames().whole()).containsExactly("text a", "close 4409 taken over");
		assertThat(old.events()).containsExactly("shutdown");
		this.clock.advance(TestWire.LONG);
		this.peer.turn();
		assertThat(old.events()).containsExactly("shutdown", "close");
		this.peer.send("b");
		assertThat(this.peer.frames()).endsWith("text b");
	}

	@Test
	void whenOldSocketIsInsideAFrameItIsClosedWithoutAWord() {
		FakeChannel old = this.peer.channel.staysFull().takes((offered) -> 1);
		this.peer.send("a");
		this.peer.comeBack(0);
		assertThat(old.bytes()).hasSize(1);
		assertThat(old.events()).containsExactly("close");
		assertThat(this.peer.frames()).containsExactly("text welcome 0", "text a");
	}

	@Test
	void whenOldSocketIsBrokenAlreadyTheNewOneIsTaken() {
		this.peer.channel.failWith(new IOException("on purpose"));
		FakeChannel old = this.peer.channel;
		this.peer.comeBack(0);
		assertThat(old.events()).containsExactly("close");
		assertThat(this.peer.frames()).containsExactly("text welcome 0");
	}

	@Test
	void whenClientHasReceivedMoreThanWasSentItIsRefused() {
		this.peer.send("a");
		this.peer.lose();
		this.peer.comeBack(2);
		assertThat(this.peer.heard).containsExactly("detached", "refused INVALID");
		assertThat(this.peer.frames()).hasSize(1).first().asString().startsWith("close ");
		assertThat(this.peer.channel.events()).containsExactly("shutdown");
	}

	@Test
	void whenClientHasReceivedLessThanItHasAcknowledgedItIsRefused() {
		this.peer.send("a", "b");
		this.peer.acknowledge(2);
		this.peer.lose();
		this.peer.comeBack(1);
		assertThat(this.peer.heard).containsExactly("detached", "refused INVALID");
	}

	@Test
	void whenMoreWasSentThanCouldBeKeptALostSocketIsTheEnd() {
		ResumablePeer small = new ResumablePeer(this.loop, TestWire.ROOMY, new ResumeSettings(TestWire.LONG, 2, 1_000));
		small.send("a", "b", "c");
		small.acknowledge(2);
		small.lose();
		assertThat(small.heard).containsExactly("lost");
	}

	@Test
	void whenWhatWasForgottenIsAcknowledgedTheClientMayComeBack() {
		ResumablePeer small = new ResumablePeer(this.loop, TestWire.ROOMY, new ResumeSettings(TestWire.LONG, 2, 1_000));
		small.send("a", "b", "c");
		small.acknowledge(3);
		small.send("d");
		small.lose();
		small.comeBack(3);
		assertThat(small.frames()).containsExactly("text welcome 1", "text d");
	}

	@Test
	void whenTooMuchIsForgottenForATakeoverItIsRefused() {
		ResumablePeer small = new ResumablePeer(this.loop, TestWire.ROOMY, new ResumeSettings(TestWire.LONG, 2, 1_000));
		small.send("a", "b", "c");
		FakeChannel old = small.channel;
		small.comeBack(2);
		assertThat(small.heard).containsExactly("refused OVERFLOW");
		assertThat(old.events()).isEmpty();
	}

	@Test
	void whenTheLoopKeepsTooMuchALostSocketIsTheEnd() {
		this.loop.kept().limit(20);
		this.peer.send("twenty and one letters");
		this.peer.lose();
		assertThat(this.peer.heard).containsExactly("lost");
	}

	@Test
	void whenYetAnotherSocketIsOnItsWayThisOneIsLeftOut() {
		this.peer.lose();
		this.peer.isNotLatest();
		this.peer.comeBack(0);
		assertThat(this.peer.frames()).containsExactly("close 4409 taken over");
		assertThat(this.peer.connection.isAttached()).isFalse();
	}

	@Test
	void whenSocketIsGivenUpTheSessionGoesOnOrItDoesNot() {
		this.peer.connection.giveUpSocket(() -> this.peer.heard.add("otherwise"));
		this.peer.turn();
		assertThat(this.peer.heard).containsExactly("detached");
		// It is gone already.
		this.peer.connection.giveUpSocket(() -> this.peer.heard.add("otherwise"));
		this.peer.turn();
		assertThat(this.peer.heard).containsExactly("detached");
		this.peer.comeBack(0);
		this.peer.waitsNoMore();
		this.peer.connection.giveUpSocket(() -> this.peer.heard.add("otherwise"));
		this.peer.turn();
		assertThat(this.peer.heard).endsWith("does not wait", "otherwise");
	}

	@Test
	void whenTheClientCannotComeBackNothingIsKept() {
		TestWire.TestPeer plain = new TestWire.TestPeer(this.loop, TestWire.ROOMY);
		plain.handle.send("a");
		this.peer.turn();
		assertThat(this.loop.kept().taken()).isZero();
		assertThat(plain.connection.writer().sent()).isNull();
		this.loop.execute(() -> plain.connection.closing().streamEnded(() -> plain.heard.add("lost")));
		this.peer.turn();
		assertThat(plain.heard).containsExactly("lost");
	}

	private ResumablePeer peer(OutboundLimits limits) {
		return new ResumablePeer(this.loop, limits);
	}

	private static void sendLatest(ResumablePeer peer, String key, String text) {
		peer.handle.send(BossMessage.text(text).conflatedBy(key));
		peer.turn();
	}

	private static ConnectionGroup groupOf(ResumablePeer... peers) {
		ConnectionGroup group = new ConnectionGroup();
		for (ResumablePeer peer : peers) {
			group.add(peer.handle);
		}
		return group;
	}

	private void broadcast(ConnectionGroup group, String... texts) {
		for (String text : texts) {
			group.send(text);
		}
		this.peer.turn();
	}

}
