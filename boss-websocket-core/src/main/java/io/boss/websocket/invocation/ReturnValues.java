/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import io.boss.websocket.BossConnection;
import io.boss.websocket.Outcome;
import io.boss.websocket.request.ClientRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandlerComposite;

/**
 * Handling of return values: an {@link Outcome} or a value of the state's type is the
 * next state, anything else is sent to the client whose join or message it was, now or
 * when it is there, and {@code void} and {@code null} change nothing.
 */
@SuppressWarnings("NullAway") // does not follow type arguments that are nullable
final class ReturnValues {

	private final @Nullable Class<?> stateType;

	private final HandlerMethodReturnValueHandlerComposite handlers;

	private final boolean handled;

	private final LateAnswers late;

	ReturnValues(@Nullable Class<?> stateType, HandlerMethodReturnValueHandlerComposite handlers, LateAnswers late) {
		this.stateType = stateType;
		this.handlers = handlers;
		this.handled = !handlers.getReturnValueHandlers().isEmpty();
		this.late = late;
	}

	@SuppressWarnings("unchecked")
	Outcome<@Nullable Object> toOutcome(@Nullable Object value, BoundMethod method, CallbackMessage message) {
		if (value == null) {
			return Outcome.noReply(message.state());
		}
		if (value instanceof Outcome<?> outcome) {
			return (Outcome<@Nullable Object>) outcome;
		}
		if (this.stateType != null && this.stateType.isInstance(value)) {
			return Outcome.noReply(value);
		}
		send(value, method, message);
		return Outcome.noReply(message.state());
	}

	/**
	 * Whether a value is neither an outcome nor state, and no handler takes it.
	 * @param value what a method has returned
	 * @param method the method
	 * @return whether it is for the client
	 */
	boolean isReply(@Nullable Object value, BoundMethod method) {
		return value != null && !(value instanceof Outcome)
				&& (this.stateType == null || !this.stateType.isInstance(value))
				&& !this.handlers.supportsReturnType(method.getReturnValueType(value));
	}

	private void send(Object value, BoundMethod method, CallbackMessage message) {
		MethodParameter returned = this.handled ? method.getReturnValueType(value) : null;
		BossConnection client = message.client();
		if (returned != null && this.handlers.supportsReturnType(returned)) {
			handle(value, returned, message);
		}
		else if (client != null) {
			send(value, method, client, message);
		}
	}

	private void send(Object value, BoundMethod method, BossConnection client, CallbackMessage message) {
		ClientRequest request = message.request();
		if (method.mayAnswerLate() && LaterValues.isFollowed(value.getClass())) {
			ClientRequest followed = (request != null) ? request : ClientRequest.plain(client);
			this.late.follow(value, followed);
			message.instance().keep(followed);
		}
		else if (request != null) {
			this.late.answer(value, request);
		}
		else {
			client.send(value);
		}
	}

	private void handle(Object value, MethodParameter returned, CallbackMessage message) {
		try {
			this.handlers.handleReturnValue(value, returned, message);
		}
		catch (Exception ex) {
			throw BoundMethod.<RuntimeException>asItIs(ex);
		}
	}

}
