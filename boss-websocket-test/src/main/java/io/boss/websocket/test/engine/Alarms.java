package io.boss.websocket.test.engine;

import java.time.Instant;
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

	private final TreeSet<Alarm> alarms = new TreeSet<>();

	private final Instant start;

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
