/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Count of the cancelled entries that are still in the inbox of a loop. To search for
 * each of them would cost the more the more waits there; so they are swept out together,
 * as soon as they are as many as all that the last sweep has left. Safe on any thread.
 */
final class CancelledEntries {

	private static final int FEW = 8;

	private final Queue<InboxEntry> inbox;

	private final AtomicInteger count = new AtomicInteger();

	private final AtomicBoolean sweeping = new AtomicBoolean();

	private volatile int enough = FEW;

	CancelledEntries(Queue<InboxEntry> inbox) {
		this.inbox = inbox;
	}

	/**
	 * Cancels an entry.
	 * @param entry an entry that is in the inbox, or was
	 * @return whether the loop will not see to it
	 */
	boolean cancel(InboxEntry.Cancellable entry) {
		// First, or the loop might come upon an entry that is not counted yet.
		int count = this.count.incrementAndGet();
		if (!entry.cancel()) {
			this.count.decrementAndGet();
			return false;
		}
		if (count >= this.enough && this.sweeping.compareAndSet(false, true)) {
			sweep();
			this.sweeping.set(false);
		}
		return true;
	}

	private void sweep() {
		int[] others = new int[1];
		this.inbox.removeIf((entry) -> {
			if (entry instanceof InboxEntry.Cancellable cancellable && cancellable.discard()) {
				this.count.decrementAndGet();
				return true;
			}
			others[0]++;
			return false;
		});
		this.enough = Math.max(FEW, others[0]);
	}

	/**
	 * The loop has come upon a cancelled entry.
	 */
	void skipped() {
		this.count.decrementAndGet();
	}

	/**
	 * The loop has found the inbox empty.
	 */
	void emptied() {
		if (this.enough != FEW) {
			this.enough = FEW;
		}
	}

}
