/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * Objects that belong to one instance of a service and end with it: its timers, the
 * results of its work, and the calls that it has not answered. Begins before
 * {@code init}, so that an instance can make use of it there, and ends after
 * {@code terminate}. Few instances have any of them, so nothing is made before it is
 * needed. Safe on any thread.
 */
final class InstanceScope {

	private static final AtomicReferenceFieldUpdater<InstanceScope, @Nullable InstanceTimers> TIMERS = AtomicReferenceFieldUpdater
		.newUpdater(InstanceScope.class, InstanceTimers.class, "timers");

	private final ServiceContext service;

	private final MailHandler handler;

	// Written only through the updater.
	private volatile @Nullable InstanceTimers timers;

	// By the order in which they came. Made, but not changed, inside tasks only.
	private @Nullable Map<Long, PendingCall> unanswered;

	private long calls;

	private volatile boolean ended;

	/**
	 * Creates a scope.
	 * @param service the process of the instance
	 * @param handler handler of what timers put into the mailbox
	 */
	InstanceScope(ServiceContext service, MailHandler handler) {
		this.service = service;
		this.handler = handler;
	}

	InstanceTimers timers() {
		InstanceTimers timers = this.timers;
		return (timers != null) ? timers : makeTimers();
	}

	private InstanceTimers makeTimers() {
		InstanceTimers made = new InstanceTimers(this.handler, this.service.executor(), this.service.time(),
				this.service.settings().maxTimers());
		InstanceTimers timers = TIMERS.compareAndSet(this, null, made) ? made : Objects.requireNonNull(this.timers);
		if (this.ended) {
			// The end may have looked for them too early.
			timers.end();
		}
		return timers;
	}

	/**
	 * Names of the timers that run.
	 * @return the names
	 */
	Set<String> timerNames() {
		InstanceTimers timers = this.timers;
		return (timers != null) ? timers.names() : Set.of();
	}

	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * The instance was given a call and may answer it later. Only inside a task of the
	 * service's executor, as {@link #end()}.
	 * @param call the call
	 */
	void owesAnswer(PendingCall call) {
		if (!call.isDone()) {
			long number = this.calls++;
			Map<Long, PendingCall> calls = (this.unanswered != null) ? this.unanswered : new ConcurrentSkipListMap<>();
			this.unanswered = calls;
			calls.put(number, call);
			call.whenDone(() -> calls.remove(number));
		}
	}

	/**
	 * Whether no timer runs and no call waits for its answer.
	 * @return whether nothing is to come
	 */
	boolean isQuiet() {
		InstanceTimers timers = this.timers;
		return (this.unanswered == null || this.unanswered.isEmpty()) && (timers == null || timers.isEmpty());
	}

	void end() {
		this.ended = true;
		InstanceTimers timers = this.timers;
		if (timers != null) {
			timers.end();
		}
		if (this.unanswered != null) {
			this.unanswered.values().forEach((call) -> call.crashed("the instance that was given the call has ended"));
		}
	}

}
