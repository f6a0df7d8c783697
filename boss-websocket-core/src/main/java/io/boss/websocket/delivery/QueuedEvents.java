/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CompositeBossStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Queue of application events, which are published one after the other on the
 * application's task executor, so that a listener may take its time: it delays neither
 * services nor sockets. The number of events that wait for slow listeners is bounded;
 * events beyond it are dropped and counted. Safe on any thread; nothing blocks.
 */
public final class QueuedEvents {

	private static final Log logger = LogFactory.getLog(QueuedEvents.class);

	private static final int CAPACITY = 8192;

	// Listeners are an application's code: others want the thread, too.
	private static final int THROUGHPUT = 64;

	private final ApplicationEventPublisher publisher;

	private final SerializedTaskExecutor executor;

	private final BossStats stats;

	private final RateLimitedWarning warning = new RateLimitedWarning(logger);

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private final AtomicInteger waiting = new AtomicInteger();

	/**
	 * Creates a publisher.
	 * @param publisher calls the listeners
	 * @param executor lends the threads; must not refuse
	 * @param stats hears of events that are dropped
	 */
	public QueuedEvents(ApplicationEventPublisher publisher, Executor executor, BossStats stats) {
		this.publisher = publisher;
		this.executor = new SerializedTaskExecutor(executor, THROUGHPUT);
		this.stats = CompositeBossStats.of(stats);
	}

	/**
	 * Publishes an event, soon.
	 * @param event the event
	 */
	public void publish(Object event) {
		if (!offer(event)) {
			this.stats.eventDropped();
			this.warning.log(() -> "Dropped an application event, a " + event.getClass().getSimpleName()
					+ ": its listeners are slow, and " + CAPACITY + " events wait for them already");
		}
	}

	/**
	 * A way to publish events that are late rather than dropped.
	 * @param <T> the type of the events
	 * @param backlog where they wait when too many others do, for these events only
	 * @return where they are put
	 */
	public <T> KeptInfos<T> kept(InfoBacklog<T> backlog) {
		return new KeptInfos<>(new Events<>(), backlog);
	}

	private boolean offer(Object event) {
		if (this.waiting.getAndUpdate((count) -> Math.min(count + 1, CAPACITY)) >= CAPACITY) {
			return false;
		}
		this.executor.execute(() -> tellListeners(event));
		return true;
	}

	private void tellListeners(Object event) {
		this.waiting.decrementAndGet();
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			this.failures.error("A listener has failed to handle " + event.getClass().getSimpleName(), ex);
		}
	}

	private final class Events<T> implements InfoQueue<T> {

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public boolean offer(T event) {
			return QueuedEvents.this.offer(event);
		}

		@Override
		public void force(T event) {
			QueuedEvents.this.waiting.incrementAndGet();
			QueuedEvents.this.executor.execute(() -> tellListeners(event));
		}

		@Override
		public void inTurn(Runnable task) {
			QueuedEvents.this.executor.execute(task);
		}

	}

}
