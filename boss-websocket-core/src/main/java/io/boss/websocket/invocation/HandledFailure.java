/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.function.Supplier;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.request.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * Failure for which a method was found.
 *
 * @param failure the failure
 * @param exception the exception that the method handles: the one thrown, or one of its
 * causes
 * @param payload supplies the payload of the failed method, if it had one
 * @param request the request whose callback has failed, or {@code null} if it was none
 */
record HandledFailure(CallbackFailure failure, Throwable exception, Supplier<@Nullable Object> payload,
		@Nullable ClientRequest request) {

	/**
	 * The message as a parameter has it.
	 * @param type the type of the parameter
	 * @return the message as it came, or as the failed method was given it, or
	 * {@code null} if there is none of this type
	 */
	@Nullable Object message(Class<?> type) {
		Object message = this.failure.message();
		if (BossMessage.class.isAssignableFrom(type)) {
			return type.isInstance(message) ? message : null;
		}
		Object converted = (message != null) ? this.payload.get() : null;
		if (type.isInstance(converted)) {
			return converted;
		}
		return (type == String.class && message instanceof BossMessage.Text text) ? text.payload() : null;
	}

}
