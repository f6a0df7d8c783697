/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.function.BooleanSupplier;

import io.boss.websocket.IdleTimeout;

/**
 * Mail that says that nothing has happened for as long as the service wanted to wait.
 */
final class SilenceMail extends InformingMail {

	private final IdleTimeout timeout;

	private final BooleanSupplier current;

	/**
	 * Creates mail.
	 * @param handler handler of the mail
	 * @param timeout the info
	 * @param current whether no other mail has come since the timeout went off
	 */
	SilenceMail(MailHandler handler, IdleTimeout timeout, BooleanSupplier current) {
		super(handler, null);
		this.timeout = timeout;
		this.current = current;
	}

	@Override
	Object info() {
		return this.timeout;
	}

	@Override
	boolean isDue() {
		return this.current.getAsBoolean();
	}

}
