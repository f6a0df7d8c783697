package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Keeps what is scheduled until the test lets it go off, early or late.
 */
public final class FakeTaskScheduler implements TaskScheduler {

	private final List<Alarm> alarms = new ArrayList<>();

	private boolean shutDown;

	public void shutDown() {
		this.shutDown = true;
	}

	/**
	 * Lets everything go off that is scheduled now and not cancelled.
	 * @return how many did
	 */
	public int goOff() {
		List<Alarm> due = new ArrayList<>(this.alarms);
		this.alarms.clear();
		due.removeIf(Alarm::isCancelled);
		due.forEach((alarm) -> alarm.task.run());
		return due.size();
	}

	public int scheduled() {
		return (int) this.alarms.stream().filter((alarm) -> !alarm.isCancelled()).count();
	}

	/**
	 * Waits of the alarms, to the second.
	 * @return the waits
	 */
	public List<Long> waits() {
		return this.alarms.stream()
			.filter((alarm) -> !alarm.isCancelled())
			.map((alarm) -> Math.round(Duration.between(Instant.now(), alarm.time).toMillis() / 1000.0))
			.toList();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		if (this.shutDown) {
			throw new TaskRejectedException("shut down");
		}
		Alarm alarm = new Alarm(task, startTime);
		this.alarms.add(alarm);
		return alarm;
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

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		throw new UnsupportedOperationException();
	}

	private static final class Alarm implements ScheduledFuture<Object> {

		private final Runnable task;

		private final Instant time;

		private boolean cancelled;

		private Alarm(Runnable task, Instant time) {
			this.task = task;
			this.time = time;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int compareTo(Delayed other) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			this.cancelled = true;
			return true;
		}

		@Override
		public boolean isCancelled() {
			return this.cancelled;
		}

		@Override
		public boolean isDone() {
			return this.cancelled;
		}

		@Override
		public Object get() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Object get(long timeout, TimeUnit unit) {
			throw new UnsupportedOperationException();
		}

	}

}
