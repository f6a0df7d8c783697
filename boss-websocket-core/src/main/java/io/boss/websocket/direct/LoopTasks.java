/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.time.Duration;

import io.boss.websocket.timing.Nanos;

/**
 * Tasks on the loop that concern one connection alone. A superclass rather than an object
 * of its own, because each connection would have one.
 */
abstract class LoopTasks {

	private final WireLoop loop;

	LoopTasks(WireLoop loop) {
		this.loop = loop;
	}

	/**
	 * What ends the connection if a task fails.
	 * @return the closing handshake
	 */
	abstract ClosingHandshake closing();

	final WireLoop loop() {
		return this.loop;
	}

	/**
	 * Runs a task on the loop that concerns this connection alone. A task that fails ends
	 * this connection.
	 * @param task what to do
	 */
	final void onLoop(Runnable task) {
		this.loop.execute(() -> contain(task));
	}

	/**
	 * Runs a task on the loop, later. On the loop.
	 * @param delay in how long
	 * @param task what to do
	 */
	final void onLoopAfter(Duration delay, Runnable task) {
		this.loop.schedule(Nanos.of(delay), () -> contain(task));
	}

	private void contain(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			closing().broken(ex);
		}
	}

}
