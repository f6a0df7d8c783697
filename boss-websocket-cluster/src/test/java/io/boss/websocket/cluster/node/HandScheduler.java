package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Does what is scheduled when the test says so.
 */
final class HandScheduler implements TaskScheduler {

	private final List<Task> regular = new CopyOnWriteArrayList<>();

	private final Queue<Task> once = new ConcurrentLinkedQueue<>();

	/** Does what is done regularly, once. */
	void tick() {
		this.regular.forEach(Task::go);
	}

	/**
	 * Does what is to be done once.
	 * @return how much there was
	 */
	int goOff() {
		int done = 0;
		for (Task task = this.once.poll(); task != null; task = this.once.poll()) {
			task.go();
			done++;
		}
		return done;
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		Task scheduled = new Task(task);
		this.once.add(scheduled);
		return scheduled;
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		Task scheduled = new Task(task);
		this.regular.add(scheduled);
		return scheduled;
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		throw new UnsupportedOperationException();
	}

	private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

		private final Runnable work;

		private Task(Runnable work) {
			super(work, null);
			this.work = work;
		}

		private void go() {
			if (!isCancelled()) {
				this.work.run();
			}
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return 0;
		}

		@Override
		public int compareTo(Delayed other) {
			return 0;
		}

	}

}
