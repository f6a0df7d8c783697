package io.boss.websocket.test.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Virtual time of a test, and what is due at which time: one for all nodes. Safe on any
 * thread.
 */
final class Alarms {

	/**
	 * Time at which nothing is due.
	 */
	static final long NEVER = Long.MAX_VALUE;

	private static final long LONG_AGO = Duration.ofDays(30).toNanos();

	private final TreeSet<Alarm> alarms = new TreeSet<>();

	// The time of day at which the nanoseconds were none.
	private volatile Instant start;

	private volatile long now;

	private long scheduled;

	Alarms(Instant start) {
		this.start = start;
	}

	long now() {
		return this.now;
	}

	Instant instant() {
		return this.start.plusNanos(this.now);
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
	 * Lets a long time pass in which nothing happens: no alarm comes nearer by it. What
	 * was counted before is long ago, and the time of day is another.
	 * @param instant the time of day
	 */
	synchronized void beginAnew(Instant instant) {
		List<Alarm> all = List.copyOf(this.alarms);
		this.alarms.clear();
		all.forEach((alarm) -> alarm.at += LONG_AGO);
		this.alarms.addAll(all);
		this.now += LONG_AGO;
		this.start = instant.minusNanos(this.now);
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

	synchronized void add(Alarm alarm, long at) {
		alarm.moveTo(at, this.scheduled++);
		this.alarms.add(alarm);
	}

	synchronized void again(Alarm alarm, long at) {
		if (!alarm.isCancelled()) {
			add(alarm, at);
		}
	}

	synchronized void remove(Alarm alarm) {
		this.alarms.remove(alarm);
	}

}
