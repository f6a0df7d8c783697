/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.service.Leadership;

/**
 * Lease that this node has got, as long as it is sure of that by its own clock. Once it
 * has ended, no answer of the broker brings it back. Safe on any thread.
 */
final class HeldLease implements Leadership {

	private final Lease lease;

	private final LongSupplier clock;

	private final Runnable ended;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile long end;

	private volatile boolean over;

	// The service makes no more use of it.
	private volatile boolean done;

	/**
	 * Creates a lease.
	 * @param lease the lease
	 * @param clock nanoseconds that only go forward
	 * @param end when it ends if it is not renewed
	 * @param ended told when the service makes no more use of it
	 */
	HeldLease(Lease lease, LongSupplier clock, long end, Runnable ended) {
		this.lease = lease;
		this.clock = clock;
		this.end = end;
		this.ended = ended;
	}

	Lease lease() {
		return this.lease;
	}

	@Override
	public boolean holds() {
		return !this.over && remaining() > 0;
	}

	/**
	 * How long it holds if it is not renewed.
	 * @return the time in nanoseconds, negative if it has ended
	 */
	long remaining() {
		return this.end - this.clock.getAsLong();
	}

	/**
	 * The broker has renewed it.
	 * @param end when it ends now
	 * @return whether it had not ended before
	 */
	boolean renew(long end) {
		this.lock.lock();
		try {
			this.over = !holds();
			if (!this.over) {
				this.end = end;
			}
			return !this.over;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * It is not used any more from now on, whatever the clock says.
	 */
	void giveUp() {
		this.lock.lock();
		try {
			this.over = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether its end has been noticed.
	 * @return whether it will not be renewed any more
	 */
	boolean isOver() {
		return this.over;
	}

	/**
	 * Whether the service makes no more use of it.
	 * @return whether no instance runs with it
	 */
	boolean isDone() {
		return this.done;
	}

	@Override
	public void ended() {
		giveUp();
		this.done = true;
		this.ended.run();
	}

}
