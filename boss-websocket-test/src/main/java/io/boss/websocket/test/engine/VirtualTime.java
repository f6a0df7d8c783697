package io.boss.websocket.test.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Time that passes only when a test says so, and the scheduler that goes by it. Safe on
 * any thread; what is due runs where {@link TestLoop} runs it.
 */
public final class VirtualTime implements EngineClock, TaskScheduler {

	/**
	 * Time at which nothing is due.
	 */
	static final long NEVER = Long.MAX_VALUE;

	private final TestLoop loop;

	private final TreeSet<Alarm> alarms = new TreeSet<>();

	private final Instant start;

	private volatile long now;

	private long scheduled;

	VirtualTime(TestLoop loop, Instant start) {
		this.loop = loop;
		this.start = start;
	}

	@Override
	public long nanoTime() {
		return this.now;
	}

	@Override
	public Instant instant() {
		return this.start.plusNanos(this.now);
	}

	@Override
	public boolean await(CompletableFuture<?> future, Duration timeout) {
		return this.loop.await(future, timeout);
	}

	/**
	 * The time as a clock of the JDK.
	 * @return a clock that always tells the time of this moment
	 */
	@Override
	public Clock getClock() {
		return new ClockView(this, ZoneOffset.UTC);
	}

	/**
	 * How long it is until the next alarm.
	 * @return the time of the alarm in nanoseconds, or {@link #NEVER}
	 */
	synchronized long next() {
		return this.alarms.isEmpty() ? NEVER : this.alarms.first().at;
	}

	/**
	 * Lets time pass, up to the next alarm at most.
	 * @param time the time to which it passes
	 */
	void moveTo(long time) {
		this.now = time;
	}

	/**
	 * Takes out an alarm that is due.
	 * @return runs the alarm, or {@code null} if none is due
	 */
	synchronized @Nullable Alarm due() {
		if (this.alarms.isEmpty() || this.alarms.first().at > this.now) {
			return null;
		}
		return this.alarms.pollFirst();
	}

	private synchronized Alarm add(Runnable task, long at, long period, boolean fixedRate) {
		Alarm alarm = new Alarm(this, task, at, this.scheduled++, period, fixedRate);
		this.alarms.add(alarm);
		return alarm;
	}

	synchronized void again(Alarm alarm, long at) {
		if (!alarm.isCancelled()) {
			alarm.moveTo(at, this.scheduled++);
			this.alarms.add(alarm);
		}
	}

	synchronized void remove(Alarm alarm) {
		this.alarms.remove(alarm);
	}

	private long timeOf(Instant instant) {
		Duration wait = Duration.between(instant(), instant);
		return this.now + (wait.isNegative() ? 0 : Nanos.of(wait));
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return add(task, timeOf(startTime), 0, false);
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		throw new UnsupportedOperationException("The engine knows no triggers");
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		return add(task, timeOf(startTime), Nanos.of(period), true);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		return add(task, this.now, Nanos.of(period), true);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		return add(task, timeOf(startTime), Nanos.of(delay), false);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return add(task, this.now, Nanos.of(delay), false);
	}

	private static final class ClockView extends Clock {

		private final VirtualTime time;

		private final ZoneId zone;

		private ClockView(VirtualTime time, ZoneId zone) {
			this.time = time;
			this.zone = zone;
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new ClockView(this.time, zone);
		}

		@Override
		public Instant instant() {
			return this.time.instant();
		}

	}

}
