/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Mail for a broadcast that has arrived.
 */
final class BroadcastMail extends ServiceMail {

	private final Object message;

	private final @Nullable Object origin;

	BroadcastMail(MailHandler handler, Object message, @Nullable Object origin) {
		super(handler);
		this.message = message;
		this.origin = origin;
	}

	@Override
	@Nullable Object origin() {
		return this.origin;
	}

	@Override
	public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
		return handler.handleBroadcast(this.message, state);
	}

	@Override
	boolean keepsInstance() {
		return false;
	}

	@Override
	Object content() {
		return this.message;
	}

	@Override
	@Nullable DropReason loss(@Nullable DropReason service) {
		return service;
	}

	@Override
	public CallbackName name() {
		return CallbackName.BROADCAST;
	}

}
