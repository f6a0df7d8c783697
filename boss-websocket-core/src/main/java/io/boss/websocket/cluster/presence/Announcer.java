/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.boss.websocket.PresenceEvent;
import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Publisher of events in the order in which they were added, on one thread at a time and
 * without the lock that is held while they are added. Safe on any thread.
 */
final class Announcer {

	private static final Log logger = LogFactory.getLog(Announcer.class);

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private final Consumer<PresenceEvent> listener;

	// Whoever adds also tells, and the listener does not block: this stays short.
	private final Queue<PresenceEvent> events = new ConcurrentLinkedQueue<>();

	private final AtomicInteger calls = new AtomicInteger();

	Announcer(Consumer<PresenceEvent> listener) {
		this.listener = listener;
	}

	void add(PresenceEvent event) {
		this.events.add(event);
	}

	/**
	 * Tells the events that were added, unless another thread is doing so, which tells
	 * them then.
	 */
	void announce() {
		int seen = (this.calls.getAndIncrement() == 0) ? 1 : 0;
		while (seen > 0) {
			for (PresenceEvent event = this.events.poll(); event != null; event = this.events.poll()) {
				tell(event);
			}
			seen = this.calls.addAndGet(-seen);
		}
	}

	private void tell(PresenceEvent event) {
		try {
			this.listener.accept(event);
		}
		// Else no listener would be told anything any more.
		catch (Throwable ex) {
			this.failures.error("Could not tell of " + event.getClass().getSimpleName(), ex);
		}
	}

}
