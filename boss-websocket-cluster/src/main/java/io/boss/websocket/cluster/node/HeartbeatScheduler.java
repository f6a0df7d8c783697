package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskRejectedException;

/**
 * Scheduler of the heartbeats of this node: regular ones, and one more when another node
 * has joined.
 */
final class HeartbeatScheduler {

	private static final Duration SOON = Duration.ofMillis(200);

	private final EngineTime time;

	private final Duration interval;

	private final Runnable beat;

	private final AtomicBoolean soon = new AtomicBoolean();

	private volatile @Nullable ScheduledFuture<?> future;

	private volatile @Nullable ScheduledFuture<?> answer;

	/**
	 * Creates a scheduler that has not started yet.
	 * @param time knows when
	 * @param interval between beats
	 * @param beat what to do each time
	 */
	HeartbeatScheduler(EngineTime time, Duration interval, Runnable beat) {
		this.time = time;
		this.interval = interval;
		this.beat = beat;
	}

	void start() {
		this.future = this.time.scheduler().scheduleWithFixedDelay(this.beat, this.interval);
	}

	/**
	 * Beats once more in a while that is short, and long enough for several newcomers to
	 * be answered by one beat.
	 */
	void beatSoon() {
		if (this.future != null && this.soon.compareAndSet(false, true)) {
			try {
				Duration wait = (this.interval.compareTo(SOON) < 0) ? this.interval : SOON;
				this.answer = this.time.schedule(this::beatNow, wait);
			}
			catch (TaskRejectedException ex) {
				// The application ends, and no other node needs to know more of this one.
				this.soon.set(false);
			}
		}
	}

	private void beatNow() {
		this.soon.set(false);
		if (this.future != null) {
			this.beat.run();
		}
	}

	void stop() {
		ScheduledFuture<?> future = this.future;
		this.future = null;
		cancel(future);
		cancel(this.answer);
		this.soon.set(false);
	}

	private static void cancel(@Nullable ScheduledFuture<?> future) {
		if (future != null) {
			future.cancel(false);
		}
	}

}
