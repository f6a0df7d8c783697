/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.Executor;
import java.util.function.Function;

import io.boss.websocket.mailbox.MailboxTotal;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CompositeBossStats;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Objects that all services of an application share.
 *
 * @param executors executors of callbacks, by the name of the service; must not refuse
 * @param workers executors of the work that callbacks give, by the name of the service;
 * must not wait, nor run it inside the call
 * @param time for timeouts, timers and back-offs; never runs a callback
 * @param events the publisher of application events; must not block
 * @param stats counts what happens
 * @param observer the observer of callbacks, or {@code null} if there is none
 * @param denial tells denied callbacks from crashes
 * @param mailboxes the bytes in the mailboxes of all services
 */
public record ServiceEnvironment(Function<String, Executor> executors, Function<String, Executor> workers,
		EngineTime time, ApplicationEventPublisher events, BossStats stats, @Nullable CallbackObserver observer,
		AccessDenial denial, MailboxTotal mailboxes) {

	/**
	 * Creates an environment.
	 * @param executors lend the threads of callbacks, by the name of the service
	 * @param workers lend the threads of work, by the name of the service
	 * @param time for timeouts, timers and back-offs
	 * @param events the publisher of application events
	 * @param stats counts what happens; several are told as one
	 * @param observer the observer of callbacks, or {@code null} if there is none
	 * @param denial tells denied callbacks from crashes
	 * @param mailboxes the bytes in the mailboxes of all services
	 */
	public ServiceEnvironment {
		stats = CompositeBossStats.of(stats);
	}

	/**
	 * An environment in which nothing is denied, mailboxes have no common limit, and
	 * callbacks and work have the same threads.
	 * @param executors lend the threads, by the name of the service
	 * @param time for timeouts, timers and back-offs
	 * @param events where application events go
	 * @param stats hears of what happens
	 * @param observer hears of callbacks, or {@code null} if there is none
	 */
	public ServiceEnvironment(Function<String, Executor> executors, EngineTime time, ApplicationEventPublisher events,
			BossStats stats, @Nullable CallbackObserver observer) {
		this(executors, executors, time, events, stats, observer, (failure) -> false, MailboxTotal.unlimited());
	}

}
