/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.TaskResult;
import io.boss.websocket.request.RequestHead;
import io.boss.websocket.stats.DropReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Mail for the result of work that an instance had done elsewhere. Made before the work
 * begins, to keep a place in the mailbox, and put there when it is done, come what may:
 * that is how the place is given back.
 */
final class TaskMail extends InformingMail {

	private static final Log logger = LogFactory.getLog(TaskMail.class);

	private final String task;

	private final InstanceScope scope;

	private final Consumer<TaskMail> mailbox;

	private final @Nullable Client client;

	private final @Nullable BossMessage message;

	// The same as the callback was given it.
	private final @Nullable BossMessage told;

	private final AtomicReference<@Nullable TaskResult> result = new AtomicReference<>();

	/**
	 * Creates mail.
	 * @param handler handler of the mail
	 * @param task the name of the work
	 * @param scope the instance that wants the result
	 * @param mailbox where it is put
	 * @param origin what it follows from, as observers of callbacks understand it
	 * @param cause what the service handles while it gives the work, if anything
	 * @param annotated whether its callbacks are given requests without their first
	 * member
	 */
	TaskMail(MailHandler handler, String task, InstanceScope scope, Consumer<TaskMail> mailbox, @Nullable Object origin,
			@Nullable ServiceMail cause, boolean annotated) {
		super(handler, origin);
		this.task = task;
		this.scope = scope;
		this.mailbox = mailbox;
		this.client = (cause != null) ? cause.client() : null;
		this.message = (cause != null) ? cause.message() : null;
		this.told = (this.message != null && annotated) ? RequestHead.strip(this.message) : this.message;
	}

	/**
	 * Has the work begun.
	 * @param work begins the work, and tells the mail when it is done
	 */
	void begin(Consumer<TaskMail> work) {
		try {
			work.accept(this);
		}
		catch (Throwable ex) {
			done(null, ex);
		}
	}

	void run(Callable<?> work) {
		Object value;
		try {
			value = work.call();
		}
		catch (Throwable ex) {
			finish(failure(ex));
			return;
		}
		finish(success(value));
	}

	void done(@Nullable Object value, @Nullable Throwable failure) {
		if (failure == null) {
			finish(success(value));
			return;
		}
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : null;
		finish(failure((cause != null) ? cause : failure));
	}

	private TaskResult success(@Nullable Object value) {
		return new TaskResult.Success(this.task, value, connection(), this.told);
	}

	private TaskResult failure(Throwable cause) {
		return new TaskResult.Failure(this.task, cause, connection(), this.told);
	}

	private @Nullable BossConnection connection() {
		return (this.client != null) ? this.client.connection() : null;
	}

	// Only the first result counts: the code that begins the work may throw and have
	// begun it.
	private void finish(TaskResult result) {
		if (this.result.compareAndSet(null, result)) {
			queuedNow();
			this.mailbox.accept(this);
		}
	}

	@Override
	@Nullable Client client() {
		return this.client;
	}

	@Override
	@Nullable BossMessage message() {
		return this.message;
	}

	@Override
	Object info() {
		TaskResult result = this.result.get();
		if (result == null) {
			throw new IllegalStateException("not done");
		}
		return result;
	}

	@Override
	boolean isDue() {
		return !this.scope.hasEnded();
	}

	@Override
	@Nullable DropReason loss(@Nullable DropReason service) {
		return this.scope.hasEnded() ? DropReason.STALE : service;
	}

	@Override
	void discarded(UnavailableClose close) {
		logger.debug("Dropping the result of '" + this.task + "': the instance that wanted it has ended");
	}

}
