/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Mail for a client that has gone.
 */
final class CloseMail extends ClientMail {

	private final CloseReason reason;

	CloseMail(MailHandler handler, Client client, CloseReason reason) {
		super(handler, client);
		this.reason = reason;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleClose(this.reason, client().path(), client().connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.CLOSE;
	}

	// It is heard of once, whatever the callback does.
	@Override
	boolean isRepeated() {
		return false;
	}

	@Override
	void handled(Outcome<?> outcome) {
		client().gone();
	}

	@Override
	void discarded(UnavailableClose close) {
		client().gone();
	}

	@Override
	void poisonous() {
		client().gone();
	}

}
