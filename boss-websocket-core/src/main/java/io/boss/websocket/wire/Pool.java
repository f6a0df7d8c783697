/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Pool of a few objects with native memory. Safe on any thread; no thread waits: if there
 * is none, one is made, and one too many is ended.
 *
 * @param <T> what is kept
 */
final class Pool<T> {

	private final ArrayBlockingQueue<T> idle = new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

	private final Supplier<T> create;

	private final Consumer<T> reset;

	private final Consumer<T> end;

	Pool(Supplier<T> create, Consumer<T> reset, Consumer<T> end) {
		this.create = create;
		this.reset = reset;
		this.end = end;
	}

	T borrow() {
		T kept = this.idle.poll();
		return (kept != null) ? kept : this.create.get();
	}

	void giveBack(T borrowed) {
		this.reset.accept(borrowed);
		if (!this.idle.offer(borrowed)) {
			this.end.accept(borrowed);
		}
	}

}
