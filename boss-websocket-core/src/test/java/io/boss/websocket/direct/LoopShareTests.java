package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.Multicast;
import io.boss.websocket.direct.TestWire.Hold;
import io.boss.websocket.direct.TestWire.TestPeer;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.turn.WakeupBatch;
import io.boss.websocket.wire.EncodedFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoopShare} and {@link DirectRecipients}.
 */
class LoopShareTests {

	private static final BossMessage MESSAGE = BossMessage.text("a");

	private static final EncodedFrame FRAME = MessageFrames.encode(MESSAGE, null);

	private final TestWire wire = new TestWire();

	private final TestPeer one = this.wire.peer();

	private final TestPeer two = this.wire.peer();

	@AfterEach
	void close() {
		this.wire.close();
	}

	@Test
	void whenMembersChangeThoseOfAMomentAgoStay() {
		LoopShare share = share(100);
		LoopShare.Members members = share.members();
		assertThat(share.members()).isSameAs(members);
		assertThat(share.remove(this.one.handle)).isFalse();
		assertThat(members.outlets()).containsExactly(this.one.connection, this.two.connection);
		assertThat(share.members().outlets()).containsExactly(this.two.connection);
		assertThat(share.remove(this.one.handle)).isFalse();
		assertThat(share.remove(this.two.handle)).isTrue();
	}

	@Test
	void whenFilteredOnlyThoseAreChosen() {
		LoopShare.Members members = share(100).members();
		assertThat(members.chosenBy(null)).isSameAs(members.outlets());
		assertThat(members.chosenBy((connection) -> connection == this.two.handle))
			.containsExactly(this.two.connection);
		assertThat(members.chosenBy((connection) -> false)).isEmpty();
	}

	@Test
	void whenLoopDoesNotKeepUpTheTurnPausesAndThenMembersOverflow() {
		LoopShare share = share(4);
		List<DirectConnection> members = share.members().outlets();
		Hold hold = this.wire.hold();
		WakeupBatch turn = WakeupBatch.begin();
		share.send(members, MESSAGE, FRAME);
		share.send(members, MESSAGE, FRAME);
		assertThat(turn.backlog()).isNull();
		assertThat(share.send(members, MESSAGE, FRAME)).isEqualTo(2);
		assertThat(turn.backlog()).isSameAs(this.wire.loop);
		assertThat(share.send(members, MESSAGE, FRAME)).isEqualTo(2);
		assertThat(share.send(members, MESSAGE, FRAME)).isZero();
		turn.end();
		hold.letGoAndSettle();
		assertThat(this.one.heard).containsExactly("overflowed", "closed");
		assertThat(this.two.heard).containsExactly("overflowed", "closed");
		assertThat(this.one.frames()).containsExactly("text a", "text a", "text a", "text a",
				"close 1008 client reads too slowly");
	}

	@Test
	void whenLoopHasTakenTheFramesThereIsRoomAgain() {
		LoopShare share = share(1);
		for (int i = 0; i < 5; i++) {
			assertThat(share.send(share.members().outlets(), MESSAGE, FRAME)).isEqualTo(2);
			this.wire.settle();
		}
		assertThat(this.one.frames()).hasSize(5);
	}

	@Test
	void whenAskedTwiceInARoundItIsFirstOnce() {
		LoopShare share = share(1);
		assertThat(share.firstIn(1)).isTrue();
		assertThat(share.firstIn(1)).isFalse();
		assertThat(share.firstIn(2)).isTrue();
	}

	@Test
	void whenAllAreRemovedRecipientsAreEmpty() {
		DirectRecipients recipients = new DirectRecipients(new Departed());
		assertThat(recipients.isEmpty()).isTrue();
		recipients.add(this.one.handle);
		recipients.add(this.two.handle);
		recipients.remove(this.one.handle);
		assertThat(recipients.isEmpty()).isFalse();
		assertThat(recipients.send(BossMessage.text("a"), null)).isOne();
		recipients.remove(this.two.handle);
		recipients.remove(this.two.handle);
		assertThat(recipients.isEmpty()).isTrue();
		assertThat(recipients.send(BossMessage.text("b"), null)).isZero();
	}

	@Test
	void whenFilterRemovesFromTheRecipientsItGoesOn() {
		DirectRecipients recipients = new DirectRecipients(new Departed());
		recipients.add(this.one.handle);
		recipients.add(this.two.handle);
		assertThat(recipients.send(BossMessage.text("a"), (connection) -> {
			recipients.remove(this.one.handle);
			recipients.remove(this.two.handle);
			return true;
		})).isEqualTo(2);
		this.wire.settle();
		assertThat(this.two.frames()).containsExactly("text a");
	}

	@Test
	void whenRecipientClosesItIsToldOfUntilItIsRemoved() {
		Departed departed = new Departed();
		DirectRecipients recipients = new DirectRecipients(departed);
		recipients.add(this.one.handle);
		recipients.add(this.two.handle);
		recipients.remove(this.one.handle);
		this.one.handle.close();
		this.two.connection.overflow();
		this.two.handle.close();
		assertThat(departed.connections).containsExactly(this.two.handle);
	}

	private LoopShare share(int maxMessages) {
		LoopShare share = new LoopShare(this.wire.loop, TestWire.limits(maxMessages, 1_000), ServiceStats.NONE);
		share.add(this.one.handle, this.one.connection);
		share.add(this.two.handle, this.two.connection);
		return share;
	}

	private static final class Departed implements Multicast.Departures {

		private final List<BossConnection> connections = new ArrayList<>();

		@Override
		public void departed(BossConnection connection) {
			this.connections.add(connection);
		}

		@Override
		public boolean isMoot() {
			return false;
		}

	}

}
