package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.turn.Nanos;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.TaskScheduler;

/**
 * Timers of one instance. The scheduler only puts mail; the info is chosen when the mail
 * is taken out of the mailbox, so that a timer that was cancelled or replaced by then
 * delivers nothing. Safe on any thread.
 */
final class InstanceTimers {

	private static final Log logger = LogFactory.getLog(InstanceTimers.class);

	private final MailHandler handler;

	private final Executor mailbox;

	private final TaskScheduler scheduler;

	private final int limit;

	private final ReentrantLock lock = new ReentrantLock();

	// Also cancelled ones, as long as mail of theirs waits: so that the limit bounds
	// mail.
	private final Map<String, Timer> timers = new LinkedHashMap<>();

	private boolean ended;

	InstanceTimers(MailHandler handler, Executor mailbox, TaskScheduler scheduler, int limit) {
		this.handler = handler;
		this.mailbox = mailbox;
		this.scheduler = scheduler;
		this.limit = limit;
	}

	/**
	 * Starts a timer.
	 * @param name the name
	 * @param wait the time until the first tick
	 * @param periodic whether others follow, as far apart
	 * @param info what each tick delivers
	 * @return whether the instance has not ended
	 */
	boolean start(String name, Duration wait, boolean periodic, Object info) {
		this.lock.lock();
		try {
			if (this.ended) {
				return false;
			}
			Timer timer = this.timers.get(name);
			if (timer == null) {
				timer = add(name);
			}
			timer.start(Nanos.of(wait), periodic, info);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Timer add(String name) {
		if (this.timers.size() >= this.limit) {
			throw new IllegalStateException("No timer '" + name + "': there are " + this.limit
					+ " already, as many as boss.websocket.max-timers allows");
		}
		Timer timer = new Timer(name);
		this.timers.put(name, timer);
		return timer;
	}

	boolean cancel(String name) {
		this.lock.lock();
		try {
			Timer timer = this.timers.get(name);
			return timer != null && timer.cancel();
		}
		finally {
			this.lock.unlock();
		}
	}

	Set<String> names() {
		this.lock.lock();
		try {
			return this.timers.values()
				.stream()
				.filter((timer) -> timer.info != null)
				.map((timer) -> timer.name)
				.collect(Collectors.toUnmodifiableSet());
		}
		finally {
			this.lock.unlock();
		}
	}

	void end() {
		this.lock.lock();
		try {
			this.ended = true;
			this.timers.values().forEach(Timer::stop);
			this.timers.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Timer, for as long as it is active or mail of it waits. All but {@link #goOff} and
	 * {@link #take} is called with the lock held.
	 */
	private final class Timer {

		private final String name;

		// None if it is not active.
		private @Nullable Object info;

		private long wait;

		private boolean periodic;

		private long deadline;

		private @Nullable Future<?> alarm;

		// Of the latest start; an alarm of an earlier one may still go off.
		private long generation;

		private boolean due;

		private boolean mailWaits;

		private Timer(String name) {
			this.name = name;
		}

		private void start(long wait, boolean periodic, Object info) {
			stop();
			this.wait = wait;
			this.periodic = periodic;
			this.deadline = System.nanoTime() + wait;
			this.info = info;
			try {
				setAlarm();
			}
			catch (RuntimeException ex) {
				cancel();
				throw ex;
			}
		}

		private boolean cancel() {
			boolean active = this.info != null;
			stop();
			forgetIfOver();
			return active;
		}

		private void stop() {
			this.generation++;
			this.info = null;
			this.due = false;
			if (this.alarm != null) {
				this.alarm.cancel(false);
				this.alarm = null;
			}
		}

		private void forgetIfOver() {
			if (this.info == null && !this.mailWaits) {
				InstanceTimers.this.timers.remove(this.name, this);
			}
		}

		private void setAlarm() {
			long generation = this.generation;
			long nanos = Math.max(this.deadline - System.nanoTime(), 0);
			this.alarm = InstanceTimers.this.scheduler.schedule(() -> goOff(generation),
					Instant.now().plusNanos(nanos));
		}

		private void goOff(long generation) {
			InstanceTimers.this.lock.lock();
			try {
				if (this.generation != generation) {
					return;
				}
				this.due = true;
				if (this.periodic) {
					setNextAlarm();
				}
				if (this.mailWaits) {
					return;
				}
				this.mailWaits = true;
			}
			finally {
				InstanceTimers.this.lock.unlock();
			}
			InstanceTimers.this.mailbox.execute(new TimerMail(InstanceTimers.this.handler, this::take));
		}

		private void setNextAlarm() {
			this.deadline += this.wait;
			long late = System.nanoTime() - this.deadline;
			if (late > 0) {
				// Those that were missed are skipped, and the beat is kept.
				this.deadline += (late / this.wait + 1) * this.wait;
			}
			try {
				setAlarm();
			}
			catch (RuntimeException ex) {
				logger.debug(new LogTrace("No scheduler for timer '" + this.name + "', this is its last tick", ex));
				this.periodic = false;
			}
		}

		/**
		 * Its mail is taken out of the mailbox.
		 * @return what it delivers, or {@code null} if nothing any more
		 */
		private @Nullable Object take() {
			InstanceTimers.this.lock.lock();
			try {
				this.mailWaits = false;
				Object taken = this.due ? this.info : null;
				this.due = false;
				if (taken != null && !this.periodic) {
					stop();
				}
				forgetIfOver();
				return taken;
			}
			finally {
				InstanceTimers.this.lock.unlock();
			}
		}

	}

}
