/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Does nothing by itself: remembers what is to be done again and again, and how often.
 */
final class HandClock extends ThreadPoolTaskScheduler {

	private static final long serialVersionUID = 1L;

	final transient List<Runnable> tasks = new ArrayList<>();

	final transient List<Duration> delays = new ArrayList<>();

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		this.tasks.add(task);
		this.delays.add(delay);
		return null;
	}

}
