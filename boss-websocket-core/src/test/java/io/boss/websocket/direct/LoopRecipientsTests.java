/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.direct.TestWire.Hold;
import io.boss.websocket.direct.TestWire.TestPeer;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wakeup.WakeupBatch;
import io.boss.websocket.wire.EncodedFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoopRecipients} and {@link DirectRecipients}.
 */
class LoopRecipientsTests {

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
		LoopRecipients recipients = recipients(100);
		LoopRecipients.Members members = recipients.members();
		assertThat(recipients.members()).isSameAs(members);
		assertThat(recipients.remove(this.one.handle)).isFalse();
		assertThat(members.channels()).containsExactly(this.one.connection.writer(), this.two.connection.writer());
		assertThat(recipients.members().channels()).containsExactly(this.two.connection.writer());
		assertThat(recipients.remove(this.one.handle)).isFalse();
		assertThat(recipients.remove(this.two.handle)).isTrue();
	}

	@Test
	void whenFilteredOnlyThoseAreChosen() {
		LoopRecipients.Members members = recipients(100).members();
		assertThat(members.chosenBy(null)).isSameAs(members.channels());
		assertThat(members.chosenBy((connection) -> connection == this.two.handle))
			.containsExactly(this.two.connection.writer());
		assertThat(members.chosenBy((connection) -> false)).isEmpty();
	}

	@Test
	void whenLoopDoesNotKeepUpTheTurnPausesAndThenMembersOverflow() {
		LoopRecipients recipients = recipients(4);
		List<LoopMember> members = recipients.members().channels();
		Hold hold = this.wire.hold();
		WakeupBatch turn = WakeupBatch.begin();
		recipients.send(members, MESSAGE, FRAME);
		recipients.send(members, MESSAGE, FRAME);
		assertThat(turn.backlog()).isNull();
		assertThat(recipients.send(members, MESSAGE, FRAME)).isEqualTo(2);
		assertThat(turn.backlog()).isSameAs(this.wire.loop);
		assertThat(recipients.send(members, MESSAGE, FRAME)).isEqualTo(2);
		assertThat(recipients.send(members, MESSAGE, FRAME)).isZero();
		turn.end();
		hold.letGoAndSettle();
		assertThat(this.one.heard).containsExactly("overflowed", "closed");
		assertThat(this.two.heard).containsExactly("overflowed", "closed");
		assertThat(this.one.frames()).containsExactly("text a", "text a", "text a", "text a",
				"close 1008 client reads too slowly");
	}

	@Test
	void whenLoopHasTakenTheFramesThereIsRoomAgain() {
		LoopRecipients recipients = recipients(1);
		for (int i = 0; i < 5; i++) {
			assertThat(recipients.send(recipients.members().channels(), MESSAGE, FRAME)).isEqualTo(2);
			this.wire.settle();
		}
		assertThat(this.one.frames()).hasSize(5);
	}

	@Test
	void whenAskedTwiceInARoundItIsFirstOnce() {
		LoopRecipients recipients = recipients(1);
		assertThat(recipients.firstIn(1)).isTrue();
		assertThat(recipients.firstIn(1)).isFalse();
		assertThat(recipients.firstIn(2)).isTrue();
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
		this.two.connection.overflow().close();
		this.two.handle.close();
		assertThat(departed.connections).containsExactly(this.two.handle);
	}

	private LoopRecipients recipients(int maxMessages) {
		LoopRecipients recipients = new LoopRecipients(this.wire.loop, TestWire.limits(maxMessages, 1_000),
				ServiceStats.NONE);
		recipients.add(this.one.handle, this.one.connection.writer());
		recipients.add(this.two.handle, this.two.connection.writer());
		return recipients;
	}

	private static final class Departed implements Multicast.Departures<BossConnection> {

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
