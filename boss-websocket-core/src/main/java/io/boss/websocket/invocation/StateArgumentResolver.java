/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.util.ClassUtils;

/**
 * Argument resolver for the state of the service, by its type.
 */
final class StateArgumentResolver implements HandlerMethodArgumentResolver {

	private final @Nullable Class<?> stateType;

	StateArgumentResolver(@Nullable Class<?> stateType) {
		this.stateType = stateType;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(parameter.getParameterType());
		return this.stateType != null && type != Object.class && type.isAssignableFrom(this.stateType)
				&& !parameter.hasParameterAnnotation(Payload.class);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return ((CallbackMessage) message).state();
	}

}
