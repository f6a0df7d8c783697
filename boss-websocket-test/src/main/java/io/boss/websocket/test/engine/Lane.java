/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Queue of tasks that run in their order, whatever tasks of other lanes run in between: a
 * service, a client's bytes, a timer.
 */
public final class Lane {

	private final String name;

	private @Nullable TestLoop loop;

	private final Deque<Runnable> tasks = new ArrayDeque<>(2);

	/**
	 * Creates a lane.
	 * @param name the name, for people
	 */
	public Lane(String name) {
		this.name = name;
	}

	Deque<Runnable> tasks() {
		return this.tasks;
	}

	/**
	 * The lane is one of a node, from its first task on.
	 * @param loop the loop of the node
	 */
	void joins(TestLoop loop) {
		if (this.loop == null) {
			this.loop = loop;
		}
	}

	/**
	 * Whether the node has ended, and its tasks with it.
	 * @return whether no task of the lane runs any more
	 */
	boolean isOver() {
		return this.loop != null && this.loop.isOver();
	}

	/**
	 * Counts lanes of the same name.
	 * @param lanes the lanes, of which some come several times
	 * @return their names, each with its number if that is not 1
	 */
	static String counted(List<Lane> lanes) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		lanes.forEach((lane) -> counts.merge(lane.toString(), 1, Integer::sum));
		return counts.entrySet()
			.stream()
			.map((each) -> each.getKey() + ((each.getValue() > 1) ? " (" + each.getValue() + ")" : ""))
			.collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		return (this.loop != null) ? this.loop.nameOf(this.name) : this.name;
	}

}
