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
 * Request for a fresh snapshot for a client that was too slow. Until the callback begins
 * messages for the client are dropped; whatever becomes of the mail, they are not for
 * longer.
 */
final class OverflowMail extends ClientMail {

	OverflowMail(MailHandler handler, Client client) {
		super(handler, client);
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		client().refresh();
		return handler.handleOverflow(client().path(), client().connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.OVERFLOW;
	}

	@Override
	void discarded(UnavailableClose close) {
		client().refresh();
	}

}
