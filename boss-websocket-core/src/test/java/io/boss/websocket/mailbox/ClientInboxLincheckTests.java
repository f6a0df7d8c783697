/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayDeque;
import java.util.Queue;

import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * Lets Lincheck choose how the thread that reads from a client and the service
 * interleave: a client is never left paused beside an empty mailbox, and nothing stays
 * counted.
 */
class ClientInboxLincheckTests {

	private static final int INVOCATIONS = 300;

	@Test
	void whenPausesRaceWithMailThatIsTakenOutClientsGoOn() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Queues mail = new Queues();
			MailboxTotal total = new MailboxTotal(1 << 14);
			MailboxLimits limits = new MailboxLimits(2, 2, 1 << 14, 1 << 14, 1, 1, WhenFull.PAUSE);
			Mailbox mailbox = new Mailbox(mail::add, limits, total);
			ClientInbox first = mailbox.openInbox(new NoControl());
			ClientInbox second = mailbox.openInbox(new NoControl());
			Thread reader = new Thread(() -> {
				first.offer(new Letter(), 1 << 14);
				second.offer(new Letter(), 5);
			});
			Thread service = new Thread(mail::runSome);
			reader.start();
			service.start();
			join(reader);
			join(service);
			mail.runSome();
			check(!first.isPaused() && !second.isPaused());
			check(mailbox.depth() == 0 && mailbox.bytes() == 0 && total.bytes() == 0);
		});
	}

	@Test
	void whenReservationsRaceAFailedOneIsNeverSeen() {
		Lincheck.runConcurrentTest(INVOCATIONS, () -> {
			Queues mail = new Queues();
			Mailbox mailbox = new Mailbox(mail::add, new MailboxLimits(3, 3, 100, 100, 1, 1, WhenFull.DROP));
			mailbox.openInbox(new NoControl()).offer(new Letter(), 50);
			boolean[] taken = new boolean[2];
			Thread large = new Thread(() -> taken[0] = mailbox.openInbox(new NoControl()).offer(new Letter(), 60));
			Thread small = new Thread(() -> taken[1] = mailbox.openInbox(new NoControl()).offer(new Letter(), 50));
			large.start();
			small.start();
			join(large);
			join(small);
			check(!taken[0] && taken[1] && mailbox.bytes() == 100);
		});
	}

	private static void check(boolean condition) {
		if (!condition) {
			throw new AssertionError();
		}
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Queues {

		private final Queue<Runnable> queue = new ArrayDeque<>();

		private synchronized void add(Runnable mail) {
			this.queue.add(mail);
		}

		private synchronized Runnable poll() {
			return this.queue.poll();
		}

		private void runSome() {
			for (Runnable mail = poll(); mail != null; mail = poll()) {
				mail.run();
			}
		}

	}

	private static final class NoControl implements ReadControl {

		@Override
		public void pause() {
		}

		@Override
		public void resume() {
		}

	}

	private static final class Letter extends Mail {

		@Override
		protected void deliver() {
		}

	}

}
