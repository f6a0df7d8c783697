/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.timing.EngineClock;

/**
 * Record of the failures that have been shown with their stack trace, so that each bug is
 * shown once an hour, however often clients run into it. Safe on any thread.
 */
final class FailureKinds {

	private static final int MAX_KINDS = 100;

	private static final long FORGOTTEN = TimeUnit.HOURS.toNanos(1);

	private final Map<Kind, Long> shown = new LinkedHashMap<>();

	private final EngineClock clock;

	private final ReentrantLock lock = new ReentrantLock();

	FailureKinds(EngineClock clock) {
		this.clock = clock;
	}

	/**
	 * Remembers a failure.
	 * @param callback where it was
	 * @param failure what was thrown
	 * @return whether to show it: whether there was none like it, and there have not been
	 * too many
	 */
	boolean isNew(CallbackName callback, Throwable failure) {
		long now = this.clock.nanoTime();
		Kind kind = new Kind(callback, failure.getClass(), place(failure));
		this.lock.lock();
		try {
			this.shown.values().removeIf((time) -> now - time > FORGOTTEN);
			return this.shown.size() < MAX_KINDS && this.shown.putIfAbsent(kind, now) == null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static Object place(Throwable failure) {
		try {
			StackTraceElement[] stack = failure.getStackTrace();
			return (stack.length > 0) ? stack[0] : "";
		}
		catch (Throwable ex) {
			// What an application throws is its own.
			return "";
		}
	}

	private record Kind(CallbackName callback, Class<?> type, Object place) {
	}

}
