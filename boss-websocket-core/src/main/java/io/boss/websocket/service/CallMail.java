/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.function.Consumer;

import io.boss.websocket.Outcome;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Call of the service, whose caller wants an answer. Not delivered if the caller has
 * given up by then, or has been answered by an instance that has ended since.
 */
final class CallMail extends InformingMail {

	private final PendingCall call;

	private final Consumer<PendingCall> unanswered;

	/**
	 * Creates mail.
	 * @param handler handler of the mail
	 * @param call the call
	 * @param unanswered told of the call when it was handled and not answered
	 * @param origin what it follows from, as observers of callbacks understand it
	 */
	CallMail(MailHandler handler, PendingCall call, Consumer<PendingCall> unanswered, @Nullable Object origin) {
		super(handler, origin);
		this.call = call;
		this.unanswered = unanswered;
	}

	@Override
	boolean startsInstance() {
		return isDue();
	}

	@Override
	Object info() {
		return this.call;
	}

	@Override
	boolean isDue() {
		return !this.call.isDone();
	}

	@Override
	@Nullable DropReason loss(@Nullable DropReason service) {
		if (!this.call.isDone()) {
			return service;
		}
		// Answered before its callback threw, or not waited for any more.
		return (deliveries() > 1) ? null : DropReason.STALE;
	}

	@Override
	void handled(Outcome<?> outcome) {
		this.unanswered.accept(this.call);
	}

	@Override
	void failed(Throwable failure, boolean denied) {
		this.call.fail(failure);
	}

	@Override
	void discarded(UnavailableClose close) {
		if (deliveries() > 1) {
			poisonous();
		}
		else {
			this.call.notDelivered();
		}
	}

	@Override
	void poisonous() {
		this.call.crashed("it has crashed while it handled the call");
	}

}
