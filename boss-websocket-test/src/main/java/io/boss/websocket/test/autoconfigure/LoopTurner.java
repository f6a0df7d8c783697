/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.util.concurrent.locks.LockSupport;

import io.boss.websocket.test.engine.TestLoop;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Turner of the loop while an application context stops, which waits on its own thread
 * for what only the loop can do. Begins before anything else stops, and ends when all has
 * stopped.
 */
final class LoopTurner {

	private static final long REST_NANOS = 100_000;

	private final TestLoop loop;

	private volatile @Nullable Thread thread;

	LoopTurner(TestLoop loop) {
		this.loop = loop;
	}

	/**
	 * The begin. A bean that depends on the end, or the other way round, would change
	 * their order.
	 * @return what stops first
	 */
	SmartLifecycle begin() {
		return new Stop(Integer.MAX_VALUE, this::start);
	}

	/**
	 * The end.
	 * @return what stops last
	 */
	SmartLifecycle end() {
		return new Stop(Integer.MIN_VALUE, this::join);
	}

	private void start() {
		Thread stopping = Thread.currentThread();
		Thread thread = new Thread(() -> turn(stopping), "boss-test-end");
		thread.setDaemon(true);
		this.thread = thread;
		thread.start();
	}

	private void turn(Thread stopping) {
		while (this.thread == Thread.currentThread()) {
			if (!this.loop.step() && !(isWaiting(stopping) && this.loop.pass())) {
				LockSupport.parkNanos(REST_NANOS);
			}
		}
	}

	// While the thread does something, no time passes, or what it is about to do would be
	// too late.
	private static boolean isWaiting(Thread thread) {
		return switch (thread.getState()) {
			case WAITING, TIMED_WAITING, TERMINATED -> true;
			default -> false;
		};
	}

	private void join() {
		Thread thread = this.thread;
		this.thread = null;
		try {
			if (thread != null) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Lifecycle that does something when it stops.
	 */
	private static final class Stop implements SmartLifecycle {

		private final int phase;

		private final Runnable task;

		private volatile boolean running;

		private Stop(int phase, Runnable task) {
			this.phase = phase;
			this.task = task;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.task.run();
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return this.phase;
		}

	}

}
