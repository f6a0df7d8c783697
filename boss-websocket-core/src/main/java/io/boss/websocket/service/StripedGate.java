/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Gate of a service that many threads enter at once. Threads inside are counted in cells,
 * one for a few threads each. A thread that enters counts first and looks then, and the
 * thread that shuts the gate does the opposite: a thread that has seen the gate open is
 * thus seen by the one that looks for the last.
 */
final class StripedGate implements Gate {

	// A power of two.
	private static final int CELLS = 8;

	// As many as two cache lines hold.
	private static final int SPACING = 32;

	private final AtomicIntegerArray inside = new AtomicIntegerArray(CELLS * SPACING);

	private final AtomicReference<@Nullable Runnable> whenEmpty = new AtomicReference<>();

	private volatile boolean open;

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public void open() {
		this.open = true;
	}

	@Override
	public int enter() {
		if (!this.open) {
			return SHUT;
		}
		int cell = (Thread.currentThread().hashCode() & (CELLS - 1)) * SPACING;
		this.inside.incrementAndGet(cell);
		if (!this.open) {
			leave(cell);
			return SHUT;
		}
		return cell;
	}

	@Override
	public void leave(int cell) {
		this.inside.decrementAndGet(cell);
		if (!this.open) {
			endIfEmpty();
		}
	}

	@Override
	public void shut(Runnable whenEmpty) {
		this.whenEmpty.set(whenEmpty);
		this.open = false;
		endIfEmpty();
	}

	@Override
	public void giveUp() {
		Runnable task = this.whenEmpty.getAndSet(null);
		if (task != null) {
			task.run();
		}
	}

	private void endIfEmpty() {
		for (int i = 0; i < CELLS; i++) {
			if (this.inside.get(i * SPACING) != 0) {
				return;
			}
		}
		giveUp();
	}

}
