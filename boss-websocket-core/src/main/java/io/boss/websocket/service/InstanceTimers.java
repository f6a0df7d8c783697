/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.Nanos;

/**
 * Timers of one instance. The scheduler only puts mail; the info is chosen when the mail
 * is taken out of the mailbox, so that a timer that was cancelled or replaced by then
 * delivers nothing. Safe on any thread.
 */
final class InstanceTimers {

	private final MailHandler handler;

	private final Executor mailbox;

	private final EngineTime time;

	private final int limit;

	private final ReentrantLock lock = new ReentrantLock();

	// Also cancelled ones, as long as mail of theirs waits: so that the limit bounds
	// mail.
	private final Map<String, InstanceTimer> timers = new LinkedHashMap<>();

	private boolean ended;

	InstanceTimers(MailHandler handler, Executor mailbox, EngineTime time, int limit) {
		this.handler = handler;
		this.mailbox = mailbox;
		this.time = time;
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
			InstanceTimer timer = this.timers.get(name);
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

	private InstanceTimer add(String name) {
		if (this.timers.size() >= this.limit) {
			throw new IllegalStateException("No timer '" + name + "': there are " + this.limit
					+ " already, as many as boss.websocket.max-timers allows");
		}
		InstanceTimer timer = new InstanceTimer(name, this.lock, this.handler, this.mailbox, this.time,
				(over) -> this.timers.remove(name, over));
		this.timers.put(name, timer);
		return timer;
	}

	boolean cancel(String name) {
		this.lock.lock();
		try {
			InstanceTimer timer = this.timers.get(name);
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
				.filter(InstanceTimer::isActive)
				.map(InstanceTimer::name)
				.collect(Collectors.toUnmodifiableSet());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether there is none, nor mail of one.
	 * @return whether nothing is to come
	 */
	boolean isEmpty() {
		this.lock.lock();
		try {
			return this.timers.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	void end() {
		this.lock.lock();
		try {
			this.ended = true;
			this.timers.values().forEach(InstanceTimer::stop);
			this.timers.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

}
