/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lock by which one thread at a time runs what is ready: that of the test, and those of
 * the application that wait for an answer of a service. A thread that waits for another
 * one inside a callback has the lock for ever if that one needs it, too. It is done
 * without it then.
 */
final class StepLock {

	private static final long LONGEST_SECONDS = 1;

	private static final int RESTS = 20;

	private static final long REST_NANOS = 100_000;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile Thread test = Thread.currentThread();

	/**
	 * This thread is that of the test.
	 */
	void own() {
		this.test = Thread.currentThread();
	}

	/**
	 * Rests a moment if this thread is not that of the test, which may be about to add
	 * something. Otherwise time would pass for which there is no reason.
	 * @param rests how often it has rested since it has run something
	 * @return whether to look again
	 */
	boolean rest(int rests) {
		if (Thread.currentThread() == this.test || rests == RESTS) {
			return false;
		}
		LockSupport.parkNanos(REST_NANOS);
		return true;
	}

	/**
	 * Waits for the lock, for a while.
	 * @return whether this thread has it
	 */
	boolean lock() {
		return this.lock.tryLock() || lockLater();
	}

	private boolean lockLater() {
		try {
			return this.lock.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Gives the lock back.
	 * @param locked whether this thread has it
	 */
	void unlock(boolean locked) {
		if (locked) {
			this.lock.unlock();
		}
	}

}
