/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Check of clients whose container may have overlooked that they are read again: those
 * that stay silent for a moment are made to send something. One look for all clients of a
 * service, and none while no client is resumed.
 */
final class ResumeCheck {

	private static final Log logger = LogFactory.getLog(ResumeCheck.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final Duration MOMENT = Duration.ofMillis(100);

	private final EngineTime time;

	private final Set<ContainerClient> resumed = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	ResumeCheck(EngineTime time) {
		this.time = time;
	}

	void add(ContainerClient session) {
		this.resumed.add(session);
		if (this.scheduled.compareAndSet(false, true)) {
			Future<?> unused = this.time.schedule(this::look, MOMENT);
		}
	}

	private void look() {
		this.scheduled.set(false);
		this.resumed.removeIf((session) -> {
			provoke(session);
			return true;
		});
	}

	// One of them must not keep it from the others.
	private static void provoke(ContainerClient session) {
		try {
			session.provokeIfSilent();
		}
		catch (Throwable ex) {
			failures.error("Could not look after a client that is read again", ex);
		}
	}

}
