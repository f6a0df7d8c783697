/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clock of an engine: all that the engine does in time asks it, and nothing asks the
 * system. A test kit puts its own in place, whose time passes when a test says so. Safe
 * on any thread.
 */
public interface EngineClock {

	/**
	 * Clock of the system, by which applications run.
	 */
	// Nothing else makes one, so that no other thread can be about to.
	@SuppressWarnings("ClassInitializationDeadlock")
	EngineClock SYSTEM = new SystemClock();

	/**
	 * Time for measuring, as {@link System#nanoTime()}.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	long nanoTime();

	/**
	 * Time of day, as {@link Instant#now()}.
	 * @return the time
	 */
	Instant instant();

	/**
	 * Lets time pass until something is done, well or not. A clock whose time passes on
	 * the thread that waits does meanwhile what is to be done.
	 * @param future completed when it is done
	 * @param longest how long that may take, at most {@link Nanos#LONGEST}
	 * @return whether it is done
	 * @throws InterruptedException if the thread was interrupted
	 */
	default boolean await(CompletableFuture<?> future, Duration longest) throws InterruptedException {
		try {
			future.get(Nanos.of(longest), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (ExecutionException | CancellationException ex) {
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
	}

}
