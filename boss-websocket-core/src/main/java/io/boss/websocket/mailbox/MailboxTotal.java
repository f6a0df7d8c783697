/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Total of the bytes of clients' messages that wait in all mailboxes of an application.
 * It counts in chunks, which a mailbox reports when it has grown or shrunk by one:
 * mailboxes that are about empty, as most are, share no counter. Safe on any thread.
 * <p>
 * There are no reservations: a thread that finds room adds, so that several threads at
 * the same time may exceed the limit by the bytes that each of them adds.
 */
public final class MailboxTotal {

	private static final int CHUNK_BITS = 14;

	private static final long CHUNK = 1L << CHUNK_BITS;

	private final AtomicLong chunks = new AtomicLong();

	private final long limit;

	/**
	 * Creates a total of nothing.
	 * @param limit how many bytes may wait, at least 1
	 */
	public MailboxTotal(long limit) {
		this.limit = limit;
	}

	/**
	 * A total without a limit.
	 * @return the total
	 */
	public static MailboxTotal unlimited() {
		return new MailboxTotal(Long.MAX_VALUE);
	}

	/**
	 * How much waits. Up to 16 KB of each mailbox are not counted.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.chunks.get() * CHUNK;
	}

	/**
	 * A mailbox holds more or less than before. Each change is reported once, and in any
	 * order.
	 * @param before how many bytes it held
	 * @param after how many it holds
	 */
	void changed(long before, long after) {
		long change = (after >> CHUNK_BITS) - (before >> CHUNK_BITS);
		if (change != 0) {
			this.chunks.addAndGet(change);
		}
	}

	boolean isFull() {
		return bytes() >= this.limit;
	}

	boolean hasRoomFor(long bytes) {
		return bytes() <= this.limit - bytes;
	}

	boolean isBelowLowWater() {
		return bytes() <= this.limit / 4 * 3;
	}

}
