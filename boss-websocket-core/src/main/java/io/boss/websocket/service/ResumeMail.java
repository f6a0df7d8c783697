/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Mail for a client that has come back.
 */
final class ResumeMail extends ClientMail {

	private final ResumeInfo info;

	ResumeMail(MailHandler handler, Client client, ResumeInfo info) {
		super(handler, client);
		this.info = info;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleResume(this.info, client().path(), client().connection(), state);
	}

	@Override
	public CallbackName name() {
		return CallbackName.RESUME;
	}

}
