/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Budget of what is kept for all clients of a loop that may come back. Confined to the
 * loop, except what says otherwise.
 */
final class KeptBudget {

	private volatile long limit = Long.MAX_VALUE;

	// Written on the loop alone.
	private final AtomicLong taken = new AtomicLong();

	/**
	 * Sets the limit. On any thread, before there is a client.
	 * @param bytes how many bytes may be kept
	 */
	void limit(long bytes) {
		this.limit = bytes;
	}

	boolean take(int bytes) {
		long taken = this.taken.getPlain() + bytes;
		boolean fits = taken <= this.limit;
		if (fits) {
			this.taken.setRelease(taken);
		}
		return fits;
	}

	void giveBack(long bytes) {
		this.taken.setRelease(this.taken.getPlain() - bytes);
	}

	/**
	 * How much is kept. On any thread.
	 * @return a number of bytes
	 */
	long taken() {
		return this.taken.get();
	}

}
