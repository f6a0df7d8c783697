/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.timing.EngineClock;

/**
 * Loops of an application. Their number depends on the machine, not on the number of
 * connections. Safe on any thread.
 */
public final class WireLoops implements AutoCloseable {

	private final List<SelectorLoop> loops = new ArrayList<>();

	private final AtomicInteger next = new AtomicInteger();

	/**
	 * Starts the loops.
	 * @param count how many
	 * @param clock tells them the time
	 * @throws UncheckedIOException if the system has no more selectors
	 */
	public WireLoops(int count, EngineClock clock) {
		try {
			for (int i = 1; i <= count; i++) {
				this.loops.add(new SelectorLoop("boss-wire-" + i, clock));
			}
		}
		catch (IOException ex) {
			close();
			throw new UncheckedIOException("Could not open the selector of a loop", ex);
		}
	}

	/**
	 * Limits what is kept for clients that may come back. Before there are any.
	 * @param bytes how many bytes all loops may keep together
	 * @return this object
	 */
	public WireLoops limitKept(long bytes) {
		this.loops.forEach((loop) -> loop.kept().limit(bytes / this.loops.size()));
		return this;
	}

	/**
	 * What is kept for clients that may come back.
	 * @return a number of bytes at this moment
	 */
	public long keptBytes() {
		return this.loops.stream().mapToLong((loop) -> loop.kept().taken()).sum();
	}

	/**
	 * The loop of the next connection: each in its turn, so that they share the work.
	 * @return the loop
	 */
	public SelectorLoop next() {
		return this.loops.get(Math.floorMod(this.next.getAndIncrement(), this.loops.size()));
	}

	/**
	 * Ends the loops, and returns when their threads have ended.
	 */
	@Override
	public void close() {
		this.loops.forEach(WireLoop::close);
		try {
			for (SelectorLoop loop : this.loops) {
				loop.awaitEnd();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
