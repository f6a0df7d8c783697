/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.SimpleMessageConverter;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.validation.Validator;

/**
 * Argument resolver for the payload, which has been converted when a method is chosen. It
 * is validated as Spring Messaging does, and so are the elements of a list, a map or an
 * array. An empty text is a payload like any other.
 */
final class PayloadArgumentResolver extends PayloadMethodArgumentResolver {

	PayloadArgumentResolver(@Nullable Validator validator) {
		super(new SimpleMessageConverter(), validator);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return true;
	}

	// Nothing to look for, and nothing to do: the payload as it is.
	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) throws Exception {
		Object payload = message.getPayload();
		boolean plain = parameter.getParameterType().isInstance(payload) && !(payload instanceof Optional)
				&& parameter.getParameterAnnotations().length == 0;
		return plain ? payload : super.resolveArgument(parameter, message);
	}

	// A list has no constraints of its own, and its elements may have some.
	@Override
	protected void validate(Message<?> message, MethodParameter parameter, Object target) {
		super.validate(message, parameter, target);
		for (Object element : elements(target)) {
			if (element != null) {
				super.validate(message, parameter, element);
			}
		}
	}

	private static Collection<?> elements(Object target) {
		if (target instanceof Collection<?> collection) {
			return collection;
		}
		if (target instanceof Map<?, ?> map) {
			return map.values();
		}
		return (target instanceof Object[] array) ? Arrays.asList(array) : List.of();
	}

	@Override
	protected boolean isEmptyPayload(@Nullable Object payload) {
		return payload == null;
	}

}
