/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Mail by which a client is joined to the service.
 */
final class JoinMail extends ClientMail {

	private static final String FAILED = "service failed to handle the join";

	private final boolean again;

	// What the client is closed with if its callback has failed.
	private @Nullable Outcome<?> refusal;

	/**
	 * Creates mail.
	 * @param handler handler of the mail
	 * @param client the client
	 * @param again whether an instance that has ended knew the client
	 */
	JoinMail(MailHandler handler, Client client, boolean again) {
		super(handler, client);
		this.again = again;
	}

	boolean isAgain() {
		return this.again;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleJoin(client().path(), client().connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.JOIN;
	}

	@Override
	public boolean mayReject() {
		return true;
	}

	@Override
	boolean startsInstance() {
		return isDue();
	}

	@Override
	boolean isDue() {
		return !client().isGone();
	}

	@Override
	void handled(Outcome<?> outcome) {
		Outcome<?> answer = (this.refusal != null && !(outcome instanceof Outcome.Reject)) ? this.refusal : outcome;
		if (answer instanceof Outcome.Reject<?> reject) {
			client().dismiss(reject.code(), reject.reason());
		}
		else {
			client().joined();
		}
	}

	@Override
	void failed(Throwable failure, boolean denied) {
		this.refusal = denied ? Outcome.reject(CloseCode.ACCESS_DENIED, "access denied")
				: Outcome.reject(CloseCode.SERVER_ERROR, FAILED);
	}

	@Override
	void discarded(UnavailableClose close) {
		client().dismiss(close);
	}

	@Override
	void poisonous() {
		client().dismiss(CloseCode.SERVER_ERROR, FAILED);
	}

}
