/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.wakeup.WakeupBatch;
import org.jspecify.annotations.Nullable;

/**
 * Clock that looks after the clients of all services: one task of the scheduler, whatever
 * their number. It begins with the first client. Safe on any thread.
 */
public final class ConnectionClock {

	private static final long LONGEST_TICK = Duration.ofMillis(250).toNanos();

	private static final long SHORTEST_TICK = Duration.ofMillis(1).toNanos();

	/**
	 * How many ticks the shortest wait has: no check is later than an eighth more.
	 */
	private static final int TICKS_PER_WAIT = 8;

	private static final int SLOTS = 512;

	private final EngineTime time;

	private final ReentrantLock lock = new ReentrantLock();

	private long tickNanos = LONGEST_TICK;

	private volatile @Nullable TimerWheel wheel;

	/**
	 * Creates a clock.
	 * @param time by what clients are looked after
	 */
	public ConnectionClock(EngineTime time) {
		this.time = time;
	}

	/**
	 * The clock by which clients are looked after.
	 * @return the clock
	 */
	EngineClock clock() {
		return this.time.clock();
	}

	/**
	 * The time by which clients are looked after.
	 * @return the time
	 */
	EngineTime time() {
		return this.time;
	}

	/**
	 * There will be clients to be looked after as exactly as this. Before the first of
	 * them is there.
	 * @param nanos the shortest time that matters
	 */
	void heed(long nanos) {
		this.lock.lock();
		try {
			this.tickNanos = Math.max(SHORTEST_TICK, Math.min(this.tickNanos, nanos / TICKS_PER_WAIT));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Looks after a client, for the first time with the next tick.
	 * @param check what to look at
	 */
	void add(TimerWheel.Entry check) {
		TimerWheel wheel = this.wheel;
		((wheel != null) ? wheel : start()).add(check);
	}

	/**
	 * Looks after something else that belongs to a client, for the first time with the
	 * next tick.
	 * @param check what to look at, never added before
	 */
	public void add(PeriodicCheck check) {
		TimerWheel wheel = this.wheel;
		((wheel != null) ? wheel : start()).add(new Watched(check));
	}

	private TimerWheel start() {
		this.lock.lock();
		try {
			TimerWheel wheel = this.wheel;
			if (wheel == null) {
				TimerWheel fresh = new TimerWheel(this.tickNanos, SLOTS, this.time.nanoTime());
				Future<?> unused = this.time.scheduler()
					.scheduleWithFixedDelay(() -> tick(fresh, this.time.nanoTime()), Duration.ofNanos(this.tickNanos));
				this.wheel = fresh;
				wheel = fresh;
			}
			return wheel;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Makes the checks that are due. Not while another tick is made.
	 * @param wheel where they are
	 * @param now the time in nanoseconds
	 * @return how many were looked at
	 */
	static int tick(TimerWheel wheel, long now) {
		// Many pings go to few threads that write.
		WakeupBatch turn = WakeupBatch.beginBrief();
		try {
			return wheel.tick(now);
		}
		finally {
			turn.end();
		}
	}

	private static final class Watched extends TimerWheel.Entry {

		private final PeriodicCheck check;

		private Watched(PeriodicCheck check) {
			this.check = check;
		}

		@Override
		long look(long now) {
			return this.check.look(now);
		}

	}

}
