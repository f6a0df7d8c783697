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
 * Call of a handler's method.
 */
interface Callback {

	/**
	 * Calls the method.
	 * @param <S> the type of the state
	 * @param handler the handler
	 * @param state the current state
	 * @return what the method answers
	 */
	<S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state);

	/**
	 * Which callback it is.
	 * @return the callback
	 */
	CallbackName name();

	/**
	 * Whether the method may answer {@link Outcome#reject}.
	 * @return whether it may
	 */
	default boolean mayReject() {
		return false;
	}

}
