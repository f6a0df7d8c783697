/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;

/**
 * Acknowledgements of what a client has sent: after 32 messages, 64 KB or a second,
 * whichever is first. Safe on any thread.
 */
final class ReceiptAcks {

	private static final int MESSAGES = 32;

	private static final int BYTES = 64 * 1024;

	private static final long DELAY = Duration.ofSeconds(1).toNanos();

	private final Resumption session;

	private int messages;

	private int bytes;

	private boolean due;

	ReceiptAcks(Resumption session) {
		this.session = session;
	}

	/**
	 * A message has been received.
	 * @param size its size in bytes
	 */
	void received(int size) {
		boolean now;
		boolean later;
		synchronized (this) {
			this.messages++;
			this.bytes = (int) Math.min(BYTES, (long) this.bytes + size);
			now = this.messages >= MESSAGES || this.bytes >= BYTES;
			later = !now && !this.due;
			this.due |= later;
		}
		if (now) {
			send();
		}
		else if (later) {
			this.session.session().endpoint().lookLater(new Due());
		}
	}

	private void send() {
		reset();
		this.session.acknowledge();
	}

	/**
	 * The client knows what has been received.
	 */
	synchronized void reset() {
		this.messages = 0;
		this.bytes = 0;
	}

	private synchronized boolean expire() {
		this.due = false;
		return this.messages > 0;
	}

	/**
	 * End of the time in which more may come. For the thread that ticks.
	 */
	private final class Due implements PeriodicCheck {

		private long end;

		private boolean begun;

		@Override
		public long look(long now) {
			if (!this.begun) {
				this.begun = true;
				this.end = now + DELAY;
			}
			if (now - this.end < 0) {
				return this.end - now;
			}
			if (expire()) {
				send();
			}
			return DONE;
		}

	}

}
