/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Tasks of which the next one is drawn by lot among the lanes that have some. The same
 * seed and the same tasks give the same draws.
 */
final class DrawnTasks implements ReadyTasks {

	private final Random random;

	private final List<Lane> lanes = new ArrayList<>();

	private @Nullable Lane lane;

	DrawnTasks(long seed) {
		this.random = new Random(scattered(seed));
	}

	// Random draws nearly the same first numbers from seeds that are near each other.
	private static long scattered(long seed) {
		long bits = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
		bits = (bits ^ (bits >>> 31)) * 0x94D049BB133111EBL;
		return bits ^ (bits >>> 29);
	}

	@Override
	public void add(Lane lane, Runnable task) {
		if (lane.tasks().isEmpty()) {
			this.lanes.add(lane);
		}
		lane.tasks().add(task);
	}

	@Override
	public @Nullable Runnable next() {
		if (this.lanes.isEmpty()) {
			return null;
		}
		int drawn = this.random.nextInt(this.lanes.size());
		Lane lane = this.lanes.get(drawn);
		Runnable task = lane.tasks().remove();
		this.lane = lane;
		if (lane.tasks().isEmpty()) {
			this.lanes.remove(drawn);
		}
		return task;
	}

	@Override
	public Lane lane() {
		return Objects.requireNonNull(this.lane);
	}

	@Override
	public List<Lane> lanes() {
		return this.lanes.stream().flatMap((lane) -> Collections.nCopies(lane.tasks().size(), lane).stream()).toList();
	}

	@Override
	public boolean isEmpty() {
		return this.lanes.isEmpty();
	}

}
