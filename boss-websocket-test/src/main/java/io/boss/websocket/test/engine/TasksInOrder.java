/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that run in the order in which they got ready, as on a server that is not busy. A
 * ring, whose places hold a lane and its task, because a day of heartbeats has millions.
 */
final class TasksInOrder implements ReadyTasks {

	private @Nullable Object[] ring = new @Nullable Object[64];

	private int first;

	private int size;

	private @Nullable Lane lane;

	@Override
	public void add(Lane lane, Runnable task) {
		if (this.size == this.ring.length) {
			grow();
		}
		int place = (this.first + this.size) & (this.ring.length - 1);
		this.ring[place] = lane;
		this.ring[place + 1] = task;
		this.size += 2;
	}

	private void grow() {
		@Nullable Object[] larger = Arrays.copyOfRange(this.ring, this.first, this.first + 2 * this.ring.length);
		int end = this.ring.length - this.first;
		System.arraycopy(this.ring, 0, larger, end, this.first);
		this.ring = larger;
		this.first = 0;
	}

	@Override
	public @Nullable Runnable next() {
		if (this.size == 0) {
			return null;
		}
		int place = this.first;
		this.lane = (Lane) this.ring[place];
		Runnable task = (Runnable) this.ring[place + 1];
		this.ring[place] = null;
		this.ring[place + 1] = null;
		this.first = (place + 2) & (this.ring.length - 1);
		this.size -= 2;
		return task;
	}

	@Override
	public Lane lane() {
		return Objects.requireNonNull(this.lane);
	}

	@Override
	public List<Lane> lanes() {
		List<Lane> lanes = new ArrayList<>();
		for (int i = 0; i < this.size; i += 2) {
			lanes.add((Lane) Objects.requireNonNull(this.ring[(this.first + i) & (this.ring.length - 1)]));
		}
		return lanes;
	}

	@Override
	public boolean isEmpty() {
		return this.size == 0;
	}

}
