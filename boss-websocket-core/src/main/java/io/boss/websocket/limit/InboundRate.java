/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.concurrent.TimeUnit;

/**
 * Rate at which one client sends. Used by the thread that reads, one at a time, but for
 * pauses, which any thread may report.
 * <p>
 * While a client is not read, its messages pile up, and come all at once afterwards: they
 * do not count as too fast.
 */
public final class InboundRate {

	private static final long LONGEST_PAUSE = TimeUnit.DAYS.toNanos(1);

	private final InboundRates rates;

	private long messagesUsed;

	private long bytesUsed;

	private volatile long pausedAt;

	// All pauses so far, and how much of it the reader knows of.
	private volatile long away;

	private long awayKnown;

	// What the last pauses have brought, until it is used up or not needed.
	private long extra;

	private boolean back;

	InboundRate(InboundRates rates, long now) {
		this.rates = rates;
		this.messagesUsed = now;
		this.bytesUsed = now;
		this.pausedAt = now;
	}

	/**
	 * The client is not read any more.
	 * @param now the time in nanoseconds
	 */
	public void paused(long now) {
		this.pausedAt = now;
	}

	/**
	 * The client is read again. Follows each pause.
	 * @param now the time in nanoseconds
	 */
	@SuppressWarnings("NonAtomicVolatileUpdate") // pauses follow each other
	public void resumed(long now) {
		this.away += Math.max(now - this.pausedAt, 0);
	}

	private long extra(long now) {
		long away = this.away;
		if (away != this.awayKnown) {
			this.extra = Math.min(this.extra + away - this.awayKnown, LONGEST_PAUSE);
			this.awayKnown = away;
			this.back = true;
		}
		else if (this.extra > 0 && !this.back && this.messagesUsed - now <= 0 && this.bytesUsed - now <= 0) {
			this.extra = 0;
		}
		return this.extra;
	}

	/**
	 * A message begins, or a control frame.
	 * @param now the time in nanoseconds
	 * @return whether it may
	 */
	public boolean message(long now) {
		RateLimit limit = this.rates.messages();
		if (limit == null) {
			return true;
		}
		long used = limit.takeOne(this.messagesUsed, now, extra(now));
		if (used == RateLimit.EXCEEDED) {
			return false;
		}
		this.messagesUsed = used;
		this.back = false;
		return true;
	}

	/**
	 * Bytes have come.
	 * @param count how many
	 * @param now the time in nanoseconds
	 * @return whether they may
	 */
	public boolean bytes(int count, long now) {
		RateLimit limit = this.rates.bytes();
		if (limit == null) {
			return true;
		}
		long used = limit.take(this.bytesUsed, now, count, extra(now));
		if (used == RateLimit.EXCEEDED) {
			return false;
		}
		this.bytesUsed = used;
		this.back = false;
		return true;
	}

}
