package io.boss.websocket.test.engine;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Tasks that run in the order in which they got ready, as on a server that is not busy.
 */
final class TasksInOrder implements ReadyTasks {

	private final Deque<ReadyTask> tasks = new ArrayDeque<>();

	@Override
	public void add(Lane lane, Runnable task) {
		this.tasks.add(new ReadyTask(lane, task));
	}

	@Override
	public @Nullable ReadyTask next() {
		return this.tasks.poll();
	}

	@Override
	public boolean isEmpty() {
		return this.tasks.isEmpty();
	}

}
