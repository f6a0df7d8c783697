/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;

/**
 * Warning that is logged a few times a minute at most, with the number of those that were
 * left out: many clients may cause it, and some may mean to. It spares the log of the
 * process, and so goes by the time of the process, whatever that of the engine. Safe on
 * any thread.
 */
public final class RateLimitedWarning {

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private static final int BURST = 10;

	// A log is a process's, whatever time its engines have.
	private static final EngineClock CLOCK = EngineClock.SYSTEM;

	private final Log logger;

	private final ReentrantLock lock = new ReentrantLock();

	private long begin = CLOCK.nanoTime();

	private int count;

	/**
	 * Creates a warning.
	 * @param logger where it goes
	 */
	public RateLimitedWarning(Log logger) {
		this.logger = logger;
	}

	/**
	 * Logs the warning, or counts it.
	 * @param message the text, only asked for when it is logged, and logged as a
	 * {@link LogLine}
	 */
	public void log(Supplier<String> message) {
		log(message, this.logger::warn);
	}

	/**
	 * Logs the warning with lines of the application's own below it, such as a stack, or
	 * counts it.
	 * @param message the text, only asked for when it is logged, and logged as a
	 * {@link LogLine}
	 * @param below what follows it, as it is; nothing that comes from outside
	 */
	public void log(Supplier<String> message, Supplier<String> below) {
		int silenced = count();
		if (silenced >= 0) {
			String lines = below.get();
			this.logger.warn(LogLine.of(message.get()) + more(silenced) + lines);
		}
	}

	/**
	 * Logs the warning as mere information, or counts it.
	 * @param message the text, only asked for when it is logged, and logged as a
	 * {@link LogLine}
	 */
	public void inform(Supplier<String> message) {
		log(message, this.logger::info);
	}

	/**
	 * Logs the warning as an error, or counts it.
	 * @param message the text, only asked for when it is logged, and logged as a
	 * {@link LogLine}
	 */
	public void error(Supplier<String> message) {
		log(message, this.logger::error);
	}

	/**
	 * Logs something that was thrown as an error with its stack, or counts it.
	 * @param text what has happened
	 * @param failure what was thrown, logged as a {@link LogTrace}
	 */
	public void error(String text, Throwable failure) {
		int silenced = count();
		if (silenced >= 0) {
			this.logger.error(new LogTrace(LogLine.of(text) + more(silenced), failure));
		}
	}

	private void log(Supplier<String> message, Consumer<Object> level) {
		int silenced = count();
		if (silenced >= 0) {
			level.accept(LogLine.of(message.get()) + more(silenced));
		}
	}

	private static String more(int silenced) {
		return (silenced > 0) ? " (and " + silenced + " more before)" : "";
	}

	// Answers how many warnings were kept back before this one, or -1 for one to keep.
	private int count() {
		this.lock.lock();
		try {
			this.count++;
			if (CLOCK.nanoTime() - this.begin < INTERVAL) {
				return (this.count <= BURST) ? 0 : -1;
			}
			int silenced = Math.max(this.count - 1 - BURST, 0);
			this.begin = CLOCK.nanoTime();
			this.count = 1;
			return silenced;
		}
		finally {
			this.lock.unlock();
		}
	}

}
