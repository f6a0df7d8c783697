package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.timing.EngineTime;

import org.springframework.core.task.TaskRejectedException;

/**
 * {@link OutboxDrain} by tasks that publish one batch each, and are given to an executor
 * only while there is something to publish. For engines that answer at once: no thread
 * waits, and the wait for the next try is one of the scheduler.
 */
final class SteppingDrain implements OutboxDrain {

	private final Outbox outbox;

	private final OutboxPublisher publisher;

	private final Executor executor;

	private final EngineTime time;

	// Whether a step is given to the executor, runs, or waits for its next try.
	private final AtomicBoolean busy = new AtomicBoolean();

	SteppingDrain(Outbox outbox, OutboxPublisher publisher, Executor executor, EngineTime time) {
		this.outbox = outbox;
		this.publisher = publisher;
		this.executor = executor;
		this.time = time;
	}

	@Override
	public void start() {
		filled();
	}

	@Override
	public void filled() {
		if (this.outbox.hasWaiting() && this.busy.compareAndSet(false, true)) {
			this.executor.execute(this::step);
		}
	}

	private void step() {
		long wait = publishNext();
		if (wait > 0) {
			tryAgainIn(Duration.ofNanos(wait));
			return;
		}
		this.busy.set(false);
		filled();
	}

	private void tryAgainIn(Duration wait) {
		try {
			Future<?> unused = this.time.schedule(() -> this.executor.execute(this::step), wait);
		}
		catch (TaskRejectedException ex) {
			// The application ends, and the last try is that of the flush.
			this.busy.set(false);
		}
	}

	private long publishNext() {
		List<Outgoing> batch = this.outbox.poll();
		long wait = batch.isEmpty() ? 0 : this.publisher.publish(batch);
		if (wait > 0) {
			this.outbox.giveBack();
		}
		return wait;
	}

	@Override
	public void flush(long nanos) {
		boolean taken = true;
		while (taken && this.outbox.hasWaiting()) {
			taken = publishNext() == 0;
		}
	}

}
