package io.boss.websocket.test.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Queue of tasks that run in their order, whatever tasks of other lanes run in between: a
 * service, a client's bytes, a timer.
 */
public final class Lane {

	private final String name;

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

	@Override
	public String toString() {
		return this.name;
	}

}
