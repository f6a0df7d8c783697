package io.boss.websocket.test.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Task that is due at a time, once or again and again. Those of the same time are due in
 * the order in which they were scheduled.
 */
final class Alarm implements ScheduledFuture<@Nullable Object>, Runnable {

	private final VirtualTime time;

	private final Runnable task;

	private final long period;

	private final boolean fixedRate;

	private final CompletableFuture<@Nullable Object> end = new CompletableFuture<>();

	long at;

	private long number;

	Alarm(VirtualTime time, Runnable task, long at, long number, long period, boolean fixedRate) {
		this.time = time;
		this.task = task;
		this.at = at;
		this.number = number;
		this.period = period;
		this.fixedRate = fixedRate;
	}

	void moveTo(long at, long number) {
		this.at = at;
		this.number = number;
	}

	@Override
	public void run() {
		if (this.end.isDone()) {
			return;
		}
		this.task.run();
		if (this.period > 0) {
			this.time.again(this, (this.fixedRate ? this.at : this.time.nanoTime()) + this.period);
		}
		else {
			this.end.complete(null);
		}
	}

	@Override
	public long getDelay(TimeUnit unit) {
		return unit.convert(this.at - this.time.nanoTime(), TimeUnit.NANOSECONDS);
	}

	@Override
	public int compareTo(Delayed other) {
		Alarm alarm = (Alarm) other;
		return (this.at != alarm.at) ? Long.compare(this.at, alarm.at) : Long.compare(this.number, alarm.number);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = this.end.cancel(false);
		this.time.remove(this);
		return cancelled;
	}

	@Override
	public boolean isCancelled() {
		return this.end.isCancelled();
	}

	@Override
	public boolean isDone() {
		return this.end.isDone();
	}

	@Override
	public @Nullable Object get() throws InterruptedException, ExecutionException {
		return this.end.get();
	}

	@Override
	public @Nullable Object get(long timeout, TimeUnit unit)
			throws InterruptedException, ExecutionException, TimeoutException {
		return this.end.get(timeout, unit);
	}

}
