/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Quota of mail of one kind, of which only the number counts. Safe on any thread.
 */
final class Quota implements Mail.Slot {

	private final int size;

	private final AtomicInteger used = new AtomicInteger();

	Quota(int size) {
		this.size = size;
	}

	/**
	 * Reserves a place for mail, which the mail gives back when it is taken out.
	 * @param mail the mail
	 * @return whether there was one
	 */
	boolean reserve(Mail mail) {
		int used;
		do {
			used = this.used.get();
			if (used >= this.size) {
				return false;
			}
		}
		while (!this.used.compareAndSet(used, used + 1));
		mail.occupy(this, 0);
		return true;
	}

	@Override
	public void release(int bytes) {
		this.used.decrementAndGet();
	}

	int used() {
		return this.used.get();
	}

}
