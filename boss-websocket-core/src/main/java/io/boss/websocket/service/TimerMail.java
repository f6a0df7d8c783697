/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Mail for a timer of an instance that has gone off. Takes no place in the mailbox: there
 * is at most one for each timer.
 */
final class TimerMail extends InformingMail {

	private final Supplier<@Nullable Object> timer;

	private @Nullable Object info;

	/**
	 * Creates mail.
	 * @param handler handler of the mail
	 * @param timer tells what is delivered when the mail is taken out of the mailbox
	 */
	TimerMail(MailHandler handler, Supplier<@Nullable Object> timer) {
		super(handler, null);
		this.timer = timer;
	}

	@Override
	boolean isDue() {
		this.info = this.timer.get();
		return this.info != null;
	}

	@Override
	Object info() {
		Object info = this.info;
		if (info == null) {
			throw new IllegalStateException("not due");
		}
		return info;
	}

}
