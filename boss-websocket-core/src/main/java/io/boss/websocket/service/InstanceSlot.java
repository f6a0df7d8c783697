/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import org.jspecify.annotations.Nullable;

/**
 * Slot for the one instance that a service has at most, with what belongs to it. All
 * methods run as tasks of the service's executor, except those that say otherwise.
 */
final class InstanceSlot {

	private final ServiceContext service;

	private final MailHandler handler;

	private final CallbackRunner callbacks;

	private final ServiceHistory history;

	private @Nullable Instance<?> instance;

	// Most services never ask for a timeout.
	private @Nullable IdleTimer idleTimer;

	// The latest one, which may have ended.
	private volatile @Nullable InstanceScope scope;

	InstanceSlot(ServiceContext service, MailHandler handler) {
		this.service = service;
		this.handler = handler;
		this.callbacks = new CallbackRunner(service);
		this.history = new ServiceHistory(service);
	}

	/**
	 * The callback that runs. On any thread.
	 * @return the callback, or {@code null} if none runs
	 */
	@Nullable RunningCallback running() {
		return this.callbacks.running();
	}

	/**
	 * What has become of instances. On any thread.
	 * @return the history
	 */
	ServiceHistory history() {
		return this.history;
	}

	/**
	 * What belongs to the instance that runs. On any thread.
	 * @return the scope, or {@code null} if none runs
	 */
	@Nullable InstanceScope scope() {
		InstanceScope scope = this.scope;
		return (scope != null && !scope.hasEnded()) ? scope : null;
	}

	boolean isEmpty() {
		return this.instance == null;
	}

	/**
	 * Whether nothing of the instance waits to come back: no timer, timeout or answer.
	 * @return whether it is quiet; also if there is none
	 */
	boolean isQuiet() {
		InstanceScope scope = scope();
		boolean armed = this.idleTimer != null && this.idleTimer.isArmed();
		return !armed && (scope == null || scope.isQuiet());
	}

	/**
	 * Starts an instance, with which the service runs; throws what its init throws.
	 */
	void start() {
		this.scope = new InstanceScope(this.service, this.handler);
		long begun = this.service.clock().nanoTime();
		try {
			this.instance = this.callbacks.init(this.service.descriptor().handlers().get(), this.service.key());
		}
		catch (Throwable ex) {
			endScope();
			throw ex;
		}
		this.service.life().run();
		this.history.started(this.service.clock().nanoTime() - begun);
	}

	/**
	 * Remembers a call that the instance was given and may answer later.
	 * @param call the call
	 */
	void unanswered(PendingCall call) {
		InstanceScope scope = scope();
		if (scope != null) {
			scope.owesAnswer(call);
		}
	}

	/**
	 * Lets the instance handle mail.
	 * @param mail the mail
	 * @return what the callback answers
	 * @throws Throwable what ends the instance
	 */
	Outcome<?> handle(ServiceMail mail) throws Throwable {
		Instance<?> instance = this.instance;
		if (instance == null) {
			throw new IllegalStateException("no instance");
		}
		if (this.idleTimer != null) {
			this.idleTimer.disarm();
		}
		return this.callbacks.handle(instance, mail);
	}

	/**
	 * The instance wants to hear if it is left alone.
	 * @param silence for how long
	 */
	void armTimeout(Duration silence) {
		if (this.idleTimer == null) {
			this.idleTimer = new IdleTimer(this.handler, this.service.executor(), this.service.time());
		}
		this.idleTimer.arm(silence);
	}

	/**
	 * Ends the instance, if there is one.
	 * @param reason why
	 */
	void end(TerminationReason reason) {
		if (this.idleTimer != null) {
			this.idleTimer.cancel();
		}
		Instance<?> instance = this.instance;
		this.instance = null;
		if (instance == null) {
			return;
		}
		this.history.ended(reason);
		try {
			this.callbacks.terminate(instance, reason);
		}
		catch (Throwable ex) {
			this.history.failedInTerminate(ex);
		}
		finally {
			endScope();
		}
	}

	private void endScope() {
		InstanceScope scope = this.scope;
		if (scope != null) {
			scope.end();
		}
	}

}
