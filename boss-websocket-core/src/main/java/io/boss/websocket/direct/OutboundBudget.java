/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.Capacity;

/**
 * Count of what waits for a connection, or for many that are sent to together, and the
 * limit of that. Safe on any thread: a reservation for which there is no room is never
 * seen by others, who would find no room for less.
 */
final class OutboundBudget implements Capacity {

	private static final AtomicLongFieldUpdater<OutboundBudget> TAKEN = AtomicLongFieldUpdater
		.newUpdater(OutboundBudget.class, "taken");

	// Both counts are one number, so that they change at once: the bytes in the lower
	// bits, the messages in the upper ones. Limits are kept far below what overflows: 8
	// GB and 33 million messages.
	private static final int BYTE_BITS = 36;

	private static final long ONE_MESSAGE = 1L << BYTE_BITS;

	private static final long BYTES = ONE_MESSAGE - 1;

	private static final long MOST_BYTES = ONE_MESSAGE >> 3;

	private static final long MOST_MESSAGES = 1L << (Long.SIZE - BYTE_BITS - 3);

	private final OutboundLimits limits;

	// Written only through the updater.
	private volatile long taken;

	OutboundBudget(OutboundLimits limits) {
		this.limits = limits;
	}

	@Override
	public boolean reserve(int size) {
		while (true) {
			long before = this.taken;
			long bytes = bytes(before) + size;
			if (messages(before) >= maxMessages() || (bytes > maxBytes() && bytes > size)) {
				return false;
			}
			if (TAKEN.compareAndSet(this, before, before + ONE_MESSAGE + size)) {
				return true;
			}
		}
	}

	@Override
	public void occupy(int size) {
		TAKEN.addAndGet(this, ONE_MESSAGE + size);
	}

	@Override
	public void release(int size) {
		TAKEN.addAndGet(this, -ONE_MESSAGE - size);
	}

	@Override
	public boolean exchange(int from, int to) {
		while (true) {
			long before = this.taken;
			long bytes = bytes(before) - from + to;
			if (to > from && bytes > maxBytes() && bytes > to) {
				return false;
			}
			if (TAKEN.compareAndSet(this, before, before - from + to)) {
				return true;
			}
		}
	}

	/**
	 * Whether what makes the messages should wait for what takes them.
	 * @return whether more than half is taken
	 */
	boolean isScarce() {
		long taken = this.taken;
		return messages(taken) > maxMessages() / 2 || bytes(taken) > maxBytes() / 2;
	}

	int messages() {
		return (int) messages(this.taken);
	}

	long bytes() {
		return bytes(this.taken);
	}

	private long maxMessages() {
		return Math.min(this.limits.maxMessages(), MOST_MESSAGES);
	}

	private long maxBytes() {
		return Math.min(this.limits.maxBytes(), MOST_BYTES);
	}

	private static long messages(long taken) {
		return taken >>> BYTE_BITS;
	}

	private static long bytes(long taken) {
		return taken & BYTES;
	}

	OutboundLimits limits() {
		return this.limits;
	}

}
