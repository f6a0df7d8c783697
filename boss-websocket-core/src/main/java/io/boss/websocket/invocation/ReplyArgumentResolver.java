/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Objects;

import io.boss.websocket.Reply;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Argument resolver for the {@link Reply} to the message of a client.
 */
final class ReplyArgumentResolver implements HandlerMethodArgumentResolver {

	static boolean isReply(Class<?> type) {
		return type == Reply.class;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return isReply(parameter.getParameterType());
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		return Objects.requireNonNull(((CallbackMessage) message).request());
	}

}
