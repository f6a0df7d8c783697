/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Failure of a callback, as {@link BossServiceHandler#handleError} and methods with
 * {@code @OnError} get it. Immutable.
 *
 * @param callback the name of the callback's method, such as {@code handleIncoming}
 * @param cause the throwable of the callback
 * @param client the client whose join, message, close or overflow was being handled, or
 * {@code null} if the callback was not about a client
 * @param message the message that was being handled: the {@link BossMessage} of a client,
 * a broadcast or an info, or {@code null} if the callback is not given any of these
 * @since 0.1.0
 */
public record CallbackFailure(String callback, Throwable cause, @Nullable BossConnection client,
		@Nullable Object message) {

	/**
	 * Tells what failed and how, and nothing of the message, which may be large or
	 * secret.
	 */
	@Override
	public String toString() {
		return "CallbackFailure[" + this.callback + ", " + this.cause.getClass().getName() + "]";
	}

}
