/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bounds that {@link Mailbox}, {@link ClientInbox} and {@link MailboxTotal}
 * have in bytes.
 */
class MailboxBytesTests {

	private static final int KB = 1024;

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private final List<String> calls = new ArrayList<>();

	@ParameterizedTest
	@EnumSource(names = { "DROP", "CLOSE" })
	void whenClientHasUsedUpItsBytesItsMailIsRefusedAndThatOfOthersIsNot(WhenFull whenFull) {
		Mailbox mailbox = mailbox(1000, 100, whenFull, MailboxTotal.unlimited());
		ClientInbox inbox = inbox(mailbox);
		assertThat(inbox.offer(new Letter(), 60)).isTrue();
		assertThat(inbox.offer(new Letter(), 41)).isFalse();
		assertThat(inbox.offer(new Letter(), 40)).isTrue();
		assertThat(inbox.offer(new Letter(), 0)).isTrue();
		assertThat(inbox(mailbox).offer(new Letter(), 100)).isTrue();
		assertThat(mailbox.bytes()).isEqualTo(200);
		assertThat(inbox.pending()).isEqualTo(3);
		this.executor.runAll();
		assertThat(mailbox.bytes()).isZero();
		assertThat(mailbox.depth()).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "DROP", "CLOSE" })
	void whenMailboxHasUsedUpItsBytesMailIsRefused(WhenFull whenFull) {
		Mailbox mailbox = mailbox(100, 100, whenFull, MailboxTotal.unlimited());
		assertThat(inbox(mailbox).offer(new Letter(), 60)).isTrue();
		assertThat(inbox(mailbox).offer(new Letter(), 41)).isFalse();
		assertThat(inbox(mailbox).offer(new Letter(), 40)).isTrue();
		this.executor.runAll();
		assertThat(mailbox.bytes()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void whenMessageIsLargerThanAnyRoomItGetsInAlone(WhenFull whenFull) {
		Mailbox mailbox = mailbox(100, 10, whenFull, new MailboxTotal(100));
		ClientInbox inbox = inbox(mailbox);
		for (int i = 0; i < 3; i++) {
			assertThat(inbox.offer(new Letter(), 64 * KB)).isTrue();
			if (whenFull != WhenFull.PAUSE) {
				assertThat(inbox.offer(new Letter(), 1)).isFalse();
			}
			this.executor.runAll();
		}
		assertThat(mailbox.total().bytes()).isZero();
		assertThat(inbox.isPaused()).isFalse();
	}

	@Test
	void whenClientReachesItsBytesItIsPausedUntilHalfOfThemAreFree() {
		ClientInbox inbox = inbox(mailbox(1000, 100, WhenFull.PAUSE, MailboxTotal.unlimited()));
		inbox.offer(new Letter(), 50);
		inbox.offer(new Letter(), 49);
		assertThat(inbox.isPaused()).isFalse();
		inbox.offer(new Letter(), 1);
		assertThat(inbox.isPaused()).isTrue();
		this.executor.runNext();
		assertThat(this.calls).containsExactly("pause", "resume");
	}

	@Test
	void whenMailboxReachesItsBytesClientsArePausedUntilItsLowWater() {
		Mailbox mailbox = mailbox(100, 1000, WhenFull.PAUSE, MailboxTotal.unlimited());
		ClientInbox first = inbox(mailbox);
		ClientInbox second = inbox(mailbox);
		first.offer(new Letter(), 10);
		first.offer(new Letter(), 90);
		second.offer(new Letter(), 70);
		assertThat(first.isPaused()).isTrue();
		assertThat(second.isPaused()).isTrue();
		this.executor.runNext();
		assertThat(first.isPaused()).isTrue();
		this.executor.runNext();
		assertThat(this.calls).containsExactly("pause", "pause", "resume", "resume");
	}

	@Test
	void whenAllMailboxesAreFullClientsOfAnotherAreReadOneMessageAtATime() {
		MailboxTotal total = new MailboxTotal(100 * KB);
		HandDrivenExecutor stuck = new HandDrivenExecutor();
		inbox(new Mailbox(stuck, limits(1000 * KB, 1000 * KB, WhenFull.PAUSE), total)).offer(new Letter(), 112 * KB);
		assertThat(this.calls).containsExactly("pause");
		this.calls.clear();
		Mailbox mailbox = mailbox(1000 * KB, 1000 * KB, WhenFull.PAUSE, total);
		ClientInbox inbox = inbox(mailbox);
		for (int i = 0; i < 3; i++) {
			inbox.offer(new Letter(), 1);
			assertThat(inbox.isPaused()).isTrue();
			this.executor.runAll();
			assertThat(inbox.isPaused()).isFalse();
		}
		stuck.runAll();
		assertThat(total.bytes()).isZero();
		inbox.offer(new Letter(), 1);
		inbox.offer(new Letter(), 1);
		assertThat(inbox.isPaused()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "DROP", "CLOSE" })
	void whenAllMailboxesAreFullMailIsRefusedUnlessNothingWaitsForTheService(WhenFull whenFull) {
		MailboxTotal total = new MailboxTotal(100 * KB);
		Mailbox stuck = mailbox(1000 * KB, 1000 * KB, whenFull, total);
		assertThat(inbox(stuck).offer(new Letter(), 96 * KB)).isTrue();
		assertThat(inbox(stuck).offer(new Letter(), 16 * KB)).isFalse();
		Mailbox mailbox = mailbox(1000 * KB, 1000 * KB, whenFull, total);
		assertThat(inbox(mailbox).offer(new Letter(), 16 * KB)).isTrue();
		assertThat(inbox(mailbox).offer(new Letter(), 16 * KB)).isFalse();
		this.executor.runAll();
		assertThat(total.bytes()).isZero();
	}

	@Test
	void whenOneClientCannotBeResumedTheOthersAre() {
		Mailbox mailbox = mailbox(4, 1000, WhenFull.PAUSE, MailboxTotal.unlimited());
		List<ClientInbox> inboxes = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			boolean broken = i % 2 == 0;
			inboxes.add(mailbox.openInbox(new Control(broken)));
		}
		inboxes.forEach((inbox) -> inbox.offer(new Letter(), 1));
		for (int i = 0; i < inboxes.size(); i++) {
			try {
				this.executor.runNext();
			}
			catch (IllegalStateException ex) {
				assertThat(ex).hasMessage("socket is gone");
			}
		}
		assertThat(inboxes).noneMatch(ClientInbox::isPaused);
	}

	@Test
	void whenLoadIsManyMessagesAndManyBytesBothAreKnown() {
		long load = Load.of(60_000_000, 1L << 37) + Load.of(1, 5);
		assertThat(Load.messages(load)).isEqualTo(60_000_001);
		assertThat(Load.bytes(load)).isEqualTo((1L << 37) + 5);
		assertThat(load - Load.of(60_000_001, (1L << 37) + 5)).isZero();
	}

	private Mailbox mailbox(long maxBytes, long clientMaxBytes, WhenFull whenFull, MailboxTotal total) {
		return new Mailbox(this.executor, limits(maxBytes, clientMaxBytes, whenFull), total);
	}

	private static MailboxLimits limits(long maxBytes, long clientMaxBytes, WhenFull whenFull) {
		return new MailboxLimits(1000, 1000, maxBytes, clientMaxBytes, 1, 1, whenFull);
	}

	private ClientInbox inbox(Mailbox mailbox) {
		return mailbox.openInbox(new Control(false));
	}

	private final class Control implements ReadControl {

		private final boolean broken;

		private Control(boolean broken) {
			this.broken = broken;
		}

		@Override
		public void pause() {
			MailboxBytesTests.this.calls.add("pause");
		}

		@Override
		public void resume() {
			MailboxBytesTests.this.calls.add("resume");
			if (this.broken) {
				throw new IllegalStateException("socket is gone");
			}
		}

	}

	private static final class Letter extends Mail {

		@Override
		protected void deliver() {
		}

	}

}
