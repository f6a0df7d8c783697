/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Timing wheel: a slot for each tick, and in each slot the entries to be looked at then.
 * A tick costs what is due, however many there are. An entry that is to be looked at
 * after more than one revolution is looked at once in between, and says so again.
 * <p>
 * Entries are added on any thread; ticks are made by one thread at a time.
 */
final class TimerWheel {

	/**
	 * What an entry answers that is to be forgotten.
	 */
	static final long DONE = PeriodicCheck.DONE;

	private static final Log logger = LogFactory.getLog(TimerWheel.class);

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private final long tickNanos;

	private final long start;

	private final @Nullable Entry[] slots;

	// A stack, taken as a whole with the next tick.
	private final AtomicReference<@Nullable Entry> arrivals = new AtomicReference<>();

	private long lastTick;

	/**
	 * Creates a wheel.
	 * @param tickNanos the time between two ticks
	 * @param slots how many ticks a revolution has
	 * @param start the time in nanoseconds
	 */
	TimerWheel(long tickNanos, int slots, long start) {
		this.tickNanos = tickNanos;
		this.start = start;
		this.slots = new @Nullable Entry[slots];
	}

	/**
	 * Adds an entry, which the next tick looks at.
	 * @param entry the entry, never added before
	 */
	void add(Entry entry) {
		Entry head;
		do {
			head = this.arrivals.get();
			entry.next = head;
		}
		while (!this.arrivals.compareAndSet(head, entry));
	}

	/**
	 * Looks at all that is due. If ticks were left out, at what was due then, too.
	 * @param now the time in nanoseconds
	 * @return how many entries were looked at
	 */
	int tick(long now) {
		long tick = (now - this.start) / this.tickNanos;
		long first = Math.max(this.lastTick + 1, tick - this.slots.length + 1);
		this.lastTick = Math.max(this.lastTick, tick);
		int looks = lookAtAll(this.arrivals.getAndSet(null), now);
		for (long due = first; due <= tick; due++) {
			looks += lookAtAll(takeSlot(due), now);
		}
		return looks;
	}

	private @Nullable Entry takeSlot(long tick) {
		int slot = slot(tick);
		Entry head = this.slots[slot];
		this.slots[slot] = null;
		return head;
	}

	private int lookAtAll(@Nullable Entry head, long now) {
		int looks = 0;
		Entry entry = head;
		while (entry != null) {
			Entry next = entry.next;
			long wait = lookAt(entry, now);
			if (wait >= 0) {
				put(entry, now, wait);
			}
			else {
				entry.next = null;
			}
			looks++;
			entry = next;
		}
		return looks;
	}

	private long lookAt(Entry entry, long now) {
		try {
			return entry.look(now);
		}
		catch (Throwable ex) {
			this.failures.error("Could not look after a client", ex);
			return Long.MAX_VALUE;
		}
	}

	private void put(Entry entry, long now, long wait) {
		long furthest = this.slots.length - 1L;
		long nanos = now - this.start + Math.min(wait, furthest * this.tickNanos);
		long tick = (nanos + this.tickNanos - 1) / this.tickNanos;
		int slot = slot(Math.min(Math.max(tick, this.lastTick + 1), this.lastTick + furthest));
		entry.next = this.slots[slot];
		this.slots[slot] = entry;
	}

	private int slot(long tick) {
		return (int) (tick % this.slots.length);
	}

	/**
	 * Entry that is called from time to time.
	 */
	abstract static class Entry {

		// Belongs to the thread that adds the entry, and then to the one that ticks.
		private @Nullable Entry next;

		/**
		 * Sees to what is due. By the thread that ticks; must not block.
		 * @param now the time in nanoseconds
		 * @return after how many nanoseconds to look again, perhaps somewhat later and
		 * perhaps too early, or {@link TimerWheel#DONE}
		 */
		abstract long look(long now);

	}

}
