/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.request.RequestProblem;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Mail for a message of a client.
 */
final class IncomingMail extends ClientMail {

	private final BossMessage message;

	IncomingMail(MailHandler handler, Client client, BossMessage message) {
		super(handler, client);
		this.message = message;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleIncoming(client().path(), client().connection(), this.message, state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.INCOMING;
	}

	@Override
	BossMessage message() {
		return this.message;
	}

	@Override
	Object content() {
		return this.message;
	}

	@Override
	void discarded(UnavailableClose close) {
		tell(RequestProblem.OVERLOAD);
	}

	@Override
	void poisonous() {
		tell(RequestProblem.FAILURE);
	}

	private void tell(RequestProblem problem) {
		if (client().answersRequests()) {
			problem.tell(client().connection(), this.message);
		}
	}

	@Override
	DropReason loss(@Nullable DropReason service) {
		return (service != null) ? service : DropReason.CLIENT_GONE;
	}

}
