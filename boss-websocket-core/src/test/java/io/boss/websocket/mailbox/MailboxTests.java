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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Mailbox}, {@link ClientInbox} and {@link Mail}.
 */
class MailboxTests {

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private final List<String> delivered = new ArrayList<>();

	private final FakeReadControl control = new FakeReadControl();

	@Test
	void whenMailMustNotBeLostIsTakenHoweverMuchWaits() {
		Mailbox mailbox = mailbox(1, 1, 1, 1, WhenFull.DROP);
		for (int i = 0; i < 100; i++) {
			mailbox.put(mail("must"));
		}
		this.executor.runAll();
		assertThat(this.delivered).hasSize(100);
		assertThat(mailbox.depth()).isZero();
	}

	@Test
	void whenBroadcastsFillTheirShareMoreAreRefusedAndOthersAreNot() {
		Mailbox mailbox = mailbox(1, 1, 2, 2, WhenFull.DROP);
		assertThat(mailbox.offerBroadcast(mail("b1"))).isTrue();
		assertThat(mailbox.offerBroadcast(mail("b2"))).isTrue();
		assertThat(mailbox.offerBroadcast(mail("b3"))).isFalse();
		assertThat(mailbox.offerInfo(mail("i1"))).isTrue();
		assertThat(mailbox.depth()).isEqualTo(3);
		this.executor.runAll();
		assertThat(this.delivered).containsExactly("b1", "b2", "i1");
		assertThat(mailbox.offerBroadcast(mail("b4"))).isTrue();
	}

	@Test
	void whenInfosFillTheirShareMoreAreRefused() {
		Mailbox mailbox = mailbox(1, 1, 1, 1, WhenFull.DROP);
		assertThat(mailbox.offerInfo(mail("i1"))).isTrue();
		assertThat(mailbox.offerInfo(mail("i2"))).isFalse();
		this.executor.runAll();
		assertThat(mailbox.offerInfo(mail("i3"))).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "DROP", "CLOSE" })
	void whenClientHasUsedUpItsShareItsMailIsRefusedAndThatOfOthersIsNot(WhenFull whenFull) {
		Mailbox mailbox = mailbox(10, 2, 1, 1, whenFull);
		ClientInbox inbox = mailbox.openInbox(this.control);
		ClientInbox other = mailbox.openInbox(new FakeReadControl());
		assertThat(inbox.offer(mail("1"), 1)).isTrue();
		assertThat(inbox.offer(mail("2"), 1)).isTrue();
		assertThat(inbox.offer(mail("3"), 1)).isFalse();
		assertThat(other.offer(mail("4"), 1)).isTrue();
		assertThat(inbox.pending()).isEqualTo(2);
		assertThat(mailbox.depth()).isEqualTo(3);
		this.executor.runAll();
		assertThat(this.delivered).containsExactly("1", "2", "4");
		assertThat(inbox.offer(mail("5"), 1)).isTrue();
		assertThat(this.control.calls).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "DROP", "CLOSE" })
	void whenMailboxIsFullMailOfEveryClientIsRefused(WhenFull whenFull) {
		Mailbox mailbox = mailbox(2, 2, 1, 1, whenFull);
		assertThat(mailbox.openInbox(this.control).offer(mail("1"), 1)).isTrue();
		assertThat(mailbox.openInbox(this.control).offer(mail("2"), 1)).isTrue();
		assertThat(mailbox.openInbox(this.control).offer(mail("3"), 1)).isFalse();
		assertThat(mailbox.depth()).isEqualTo(2);
		this.executor.runAll();
		assertThat(mailbox.depth()).isZero();
	}

	@Test
	void whenClientReachesItsShareItIsPausedUntilHalfOfItIsFree() {
		Mailbox mailbox = mailbox(100, 4, 1, 1, WhenFull.PAUSE);
		ClientInbox inbox = mailbox.openInbox(this.control);
		for (int i = 0; i < 3; i++) {
			inbox.offer(mail("m"), 1);
		}
		assertThat(inbox.isPaused()).isFalse();
		inbox.offer(mail("m"), 1);
		assertThat(inbox.isPaused()).isTrue();
		this.executor.runNext();
		assertThat(this.control.calls).containsExactly("pause");
		this.executor.runNext();
		assertThat(this.control.calls).containsExactly("pause", "resume");
		assertThat(inbox.isPaused()).isFalse();
	}

	@Test
	void whenPausedClientHadMoreInFlightItIsTakenAndNotPausedTwice() {
		Mailbox mailbox = mailbox(100, 1, 1, 1, WhenFull.PAUSE);
		ClientInbox inbox = mailbox.openInbox(this.control);
		assertThat(inbox.offer(mail("1"), 1)).isTrue();
		assertThat(inbox.offer(mail("2"), 1)).isTrue();
		this.executor.runAll();
		assertThat(this.delivered).containsExactly("1", "2");
		assertThat(this.control.calls).containsExactly("pause", "resume");
	}

	@Test
	void whenMailboxIsFullClientsArePausedUntilItsLowWater() {
		Mailbox mailbox = mailbox(4, 100, 1, 1, WhenFull.PAUSE);
		FakeReadControl otherControl = new FakeReadControl();
		ClientInbox inbox = mailbox.openInbox(this.control);
		ClientInbox other = mailbox.openInbox(otherControl);
		for (int i = 0; i < 4; i++) {
			inbox.offer(mail("m"), 1);
		}
		other.offer(mail("n"), 1);
		assertThat(inbox.isPaused()).isTrue();
		assertThat(other.isPaused()).isTrue();
		this.executor.runNext();
		assertThat(inbox.isPaused()).isTrue();
		this.executor.runNext();
		assertThat(this.control.calls).containsExactly("pause", "resume");
		assertThat(otherControl.calls).containsExactly("pause", "resume");
	}

	@Test
	void whenCapacityIsSmallerThanFourPausedClientsAreResumedAllTheSame() {
		Mailbox mailbox = mailbox(1, 100, 1, 1, WhenFull.PAUSE);
		ClientInbox inbox = mailbox.openInbox(this.control);
		inbox.offer(mail("1"), 1);
		inbox.offer(mail("2"), 1);
		this.executor.runAll();
		assertThat(this.control.calls).containsExactly("pause", "resume");
	}

	@Test
	void whenPausedClientIsGoneItIsResumed() {
		ClientInbox inbox = mailbox(100, 1, 1, 1, WhenFull.PAUSE).openInbox(this.control);
		inbox.offer(mail("1"), 1);
		inbox.close();
		inbox.close();
		this.executor.runAll();
		assertThat(this.control.calls).containsExactly("pause", "resume");
	}

	@Test
	void whenClientThatIsNotPausedIsGoneNothingIsAskedOfIt() {
		mailbox(100, 1, 1, 1, WhenFull.PAUSE).openInbox(this.control).close();
		assertThat(this.control.calls).isEmpty();
	}

	@Test
	void whenMailIsHandledBeforeThePauseTheClientIsResumedAtOnce() {
		Mailbox mailbox = new Mailbox((mail) -> mail.run(), new MailboxLimits(1, 1, 1, 1, WhenFull.PAUSE));
		ClientInbox inbox = mailbox.openInbox(this.control);
		inbox.offer(mail("1"), 1);
		assertThat(inbox.isPaused()).isFalse();
		assertThat(this.control.calls).containsExactly("pause", "resume");
	}

	@Test
	void whenMailIsRedeliveredItsPlaceIsNotGivenBackTwice() {
		Mailbox mailbox = mailbox(10, 10, 10, 10, WhenFull.DROP);
		ClientInbox inbox = mailbox.openInbox(this.control);
		Mail incoming = mail("incoming");
		Mail broadcast = mail("broadcast");
		inbox.offer(incoming, 1);
		mailbox.offerBroadcast(broadcast);
		this.executor.runAll();
		incoming.run();
		broadcast.run();
		assertThat(this.delivered).containsExactly("incoming", "broadcast", "incoming", "broadcast");
		assertThat(inbox.pending()).isZero();
		assertThat(mailbox.depth()).isZero();
	}

	@Test
	void whenClientCannotBeResumedItsMailIsDeliveredAllTheSame() {
		ReadControl broken = new ReadControl() {

			@Override
			public void pause() {
			}

			@Override
			public void resume() {
				throw new IllegalStateException("socket is gone");
			}

		};
		mailbox(10, 1, 1, 1, WhenFull.PAUSE).openInbox(broken).offer(mail("1"), 1);
		assertThatIllegalStateException().isThrownBy(this.executor::runAll);
		assertThat(this.delivered).containsExactly("1");
	}

	private Mailbox mailbox(int capacity, int share, int broadcasts, int infos, WhenFull whenFull) {
		return new Mailbox(this.executor, new MailboxLimits(capacity, share, broadcasts, infos, whenFull));
	}

	private Mail mail(String text) {
		return new Mail() {

			@Override
			protected void deliver() {
				MailboxTests.this.delivered.add(text);
			}

		};
	}

	private static final class FakeReadControl implements ReadControl {

		private final List<String> calls = new ArrayList<>();

		@Override
		public void pause() {
			this.calls.add("pause");
		}

		@Override
		public void resume() {
			this.calls.add("resume");
		}

	}

}
