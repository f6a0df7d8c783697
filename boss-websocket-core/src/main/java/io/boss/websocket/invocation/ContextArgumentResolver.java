/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.ServicePath;
import io.boss.websocket.annotation.SessionId;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Argument resolver for all that a callback gets besides its payload: the client, its
 * handshake and principal, and the reason.
 */
final class ContextArgumentResolver implements HandlerMethodArgumentResolver {

	private static final ContextArgumentResolver CLIENT = new ContextArgumentResolver(
			(parameter) -> parameter.getParameterType() == BossConnection.class, CallbackMessage::client);

	private static final ContextArgumentResolver HANDSHAKE = new ContextArgumentResolver(
			(parameter) -> parameter.getParameterType() == Handshake.class,
			(message) -> (message.client() != null) ? message.client().handshake() : null);

	private static final ContextArgumentResolver PRINCIPAL = new ContextArgumentResolver(
			(parameter) -> Principal.class.isAssignableFrom(parameter.getParameterType()),
			(message) -> (message.client() != null) ? message.client().handshake().principal() : null);

	private static final ContextArgumentResolver SERVICE_URL = new ContextArgumentResolver(
			(parameter) -> parameter.hasParameterAnnotation(ServicePath.class), CallbackMessage::servicePath);

	private static final ContextArgumentResolver SESSION_ID = new ContextArgumentResolver(
			(parameter) -> parameter.hasParameterAnnotation(SessionId.class),
			(message) -> (message.client() != null) ? message.client().sessionId() : null);

	static final ContextArgumentResolver REASON = new ContextArgumentResolver((parameter) -> {
		Class<?> type = parameter.getParameterType();
		return type == CloseReason.class || type == TerminationReason.class || type == InvalidMessage.class
				|| type == ResumeInfo.class;
	}, CallbackMessage::told);

	private static final ContextArgumentResolver FAILURE = new ContextArgumentResolver(
			(parameter) -> parameter.getParameterType() == CallbackFailure.class,
			(message) -> handled(message).failure());

	private static final ContextArgumentResolver EXCEPTION = new ContextArgumentResolver(
			ContextArgumentResolver::isException, (message) -> handled(message).exception());

	static final List<ContextArgumentResolver> OF_FAILURE = List.of(FAILURE, EXCEPTION);

	static final List<ContextArgumentResolver> OF_CLIENT = List.of(CLIENT, HANDSHAKE, PRINCIPAL, SERVICE_URL,
			SESSION_ID);

	private final Predicate<MethodParameter> supported;

	private final Function<CallbackMessage, @Nullable Object> value;

	ContextArgumentResolver(Predicate<MethodParameter> supported, Function<CallbackMessage, @Nullable Object> value) {
		this.supported = supported;
		this.value = value;
	}

	static boolean isException(MethodParameter parameter) {
		return Throwable.class.isAssignableFrom(parameter.getParameterType())
				&& !parameter.hasParameterAnnotation(Payload.class);
	}

	private static HandledFailure handled(CallbackMessage message) {
		return (HandledFailure) Objects.requireNonNull(message.reason());
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return this.supported.test(parameter);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return this.value.apply((CallbackMessage) message);
	}

}
