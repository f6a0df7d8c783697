/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Callback that runs at this moment. Safe on any thread; each is another object.
 */
public final class RunningCallback {

	private final CallbackName name;

	private final @Nullable ServiceMail mail;

	private final CallbackObserver.@Nullable Scope scope;

	private final Thread thread = Thread.currentThread();

	private final EngineClock clock;

	private final long begin;

	RunningCallback(CallbackName name, @Nullable ServiceMail mail, CallbackObserver.@Nullable Scope scope,
			EngineClock clock) {
		this.name = name;
		this.mail = mail;
		this.scope = scope;
		this.clock = clock;
		this.begin = clock.nanoTime();
	}

	/**
	 * Which callback it is.
	 * @return the callback
	 */
	public CallbackName name() {
		return this.name;
	}

	/**
	 * The client that it is about.
	 * @return the id of its connection, or {@code null} if it is about none
	 */
	public @Nullable String connectionId() {
		return (this.mail != null) ? this.mail.connectionId() : null;
	}

	/**
	 * How long it has been running.
	 * @return the time since it began
	 */
	public Duration duration() {
		return Duration.ofNanos(this.clock.nanoTime() - this.begin);
	}

	/**
	 * When it began.
	 * @return the time
	 */
	public Instant since() {
		return this.clock.instant().minus(duration());
	}

	/**
	 * Where it is. It may have ended meanwhile: code that shows the stack looks
	 * afterwards whether the callback still runs.
	 * @return the stack of its thread
	 */
	public List<StackTraceElement> stack() {
		return List.of(this.thread.getStackTrace());
	}

	/**
	 * Name of its thread.
	 * @return the name
	 */
	public String threadName() {
		return this.thread.getName();
	}

	/**
	 * The mail that this thread handles.
	 * @return the mail, or {@code null} if the callback runs on another thread, or
	 * handles none
	 */
	@Nullable ServiceMail mailOfThisThread() {
		return (Thread.currentThread() == this.thread) ? this.mail : null;
	}

	long begin() {
		return this.begin;
	}

	CallbackObserver.@Nullable Scope scope() {
		return this.scope;
	}

}
