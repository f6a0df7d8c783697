/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.Nanos;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Sweep over the processes of a keyed service that retires those that have been vacant
 * for long: four times within the idle timeout, as long as there is a process at all. One
 * timer for all, so that an instance needs none. Safe on any thread.
 */
final class KeySweep {

	private static final Log logger = LogFactory.getLog(KeySweep.class);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

	private final Map<String, ServiceProcess> processes;

	private final EngineTime time;

	private final long idleTimeout;

	private final Duration pause;

	private final AtomicBoolean awake = new AtomicBoolean();

	KeySweep(Map<String, ServiceProcess> processes, EngineTime time, Duration idleTimeout) {
		this.processes = processes;
		this.time = time;
		this.idleTimeout = Nanos.of(idleTimeout);
		Duration quarter = Nanos.limited(idleTimeout).dividedBy(4);
		this.pause = (quarter.compareTo(SHORTEST_PAUSE) > 0) ? quarter : SHORTEST_PAUSE;
	}

	/**
	 * There is a process.
	 */
	void wake() {
		if (!this.awake.get() && this.awake.compareAndSet(false, true)) {
			plan();
		}
	}

	private void plan() {
		try {
			Future<?> unused = this.time.schedule(this::sweep, this.pause);
		}
		catch (RuntimeException ex) {
			// It has ended, and so does the application; else the next process tries
			// again.
			LogTrace.debug(logger, "Keys are not swept: no scheduler takes that", ex);
			this.awake.set(false);
		}
	}

	private void sweep() {
		try {
			long now = this.time.nanoTime();
			// Without a thread for one there is none for the others.
			boolean threads = true;
			for (ServiceProcess process : this.processes.values()) {
				KeyLife life = process.keyLife();
				if (life != null) {
					life.look(now, this.idleTimeout);
					threads = threads && life.retry();
				}
			}
		}
		finally {
			next();
		}
	}

	private void next() {
		if (!this.processes.isEmpty()) {
			plan();
			return;
		}
		this.awake.set(false);
		if (!this.processes.isEmpty()) {
			wake();
		}
	}

}
