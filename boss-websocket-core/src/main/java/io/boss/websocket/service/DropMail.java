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
 * Mail for a client that was lost and may come back. It is told also if the client is
 * back by now: the mail of its return waits behind it.
 */
final class DropMail extends ClientMail {

	DropMail(MailHandler handler, Client client) {
		super(handler, client);
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleDrop(client().path(), client().connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.DROP;
	}

}
