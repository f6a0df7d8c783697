/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Turn of a test among those that share a tester: one at a time, in the order in which
 * they came.
 */
public final class TestTurn {

	private final ReentrantLock lock = new ReentrantLock(true);

	TestTurn() {
	}

	/**
	 * Waits for the turn.
	 * @throws IllegalStateException if a test that runs on this thread has it
	 */
	public void begin() {
		if (this.lock.isHeldByCurrentThread()) {
			throw new IllegalStateException(
					"A test has begun on the thread of one that has not ended, and both have the "
							+ "same application context. The first one waits for a fork-join task, by which its thread took "
							+ "over the other: let neither of them wait for such, or annotate one with "
							+ "@Execution(ExecutionMode.SAME_THREAD)");
		}
		this.lock.lock();
	}

	/**
	 * Gives the turn to the test that waits longest. On the thread that has it.
	 */
	public void end() {
		this.lock.unlock();
	}

}
