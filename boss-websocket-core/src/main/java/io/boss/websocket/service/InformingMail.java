/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Mail for {@code handleInfo}, of any sender.
 */
abstract class InformingMail extends ServiceMail {

	private final @Nullable Object origin;

	InformingMail(MailHandler handler, @Nullable Object origin) {
		super(handler);
		this.origin = origin;
	}

	@Override
	final @Nullable Object origin() {
		return this.origin;
	}

	/**
	 * What the handler gets. Asked for when the mail is due.
	 * @return the info
	 */
	abstract Object info();

	@Override
	public final <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleInfo(info(), state);
	}

	@Override
	final Object content() {
		return info();
	}

	@Override
	public final CallbackName name() {
		return CallbackName.INFO;
	}

}
