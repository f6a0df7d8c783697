/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;

/**
 * Annotated method of a service, found and checked once for all instances.
 *
 * @param kind the callback that it handles
 * @param method the method
 * @param payload the parameter that gets the payload, or {@code null} if it takes none
 */
record ServiceMethod(CallbackKind kind, Method method, @Nullable MethodParameter payload) {

	/**
	 * The type of the payload, never primitive; {@link Object} for a method that takes
	 * none and handles whatever there is.
	 * @return the type
	 */
	Class<?> payloadType() {
		return (this.payload != null) ? ClassUtils.resolvePrimitiveIfNecessary(this.payload.getParameterType())
				: Object.class;
	}

	/**
	 * Whether a message must be converted for it.
	 * @return whether it takes neither text nor bytes nor a message as it is
	 */
	boolean needsConversion() {
		Class<?> type = payloadType();
		return this.payload != null && type != String.class && type != byte[].class && type != Object.class
				&& !BossMessage.class.isAssignableFrom(type);
	}

	/**
	 * Whether it answers by a parameter.
	 * @return whether it has a {@link io.boss.websocket.Reply}
	 */
	boolean takesReply() {
		return Arrays.stream(this.method.getParameterTypes()).anyMatch(ReplyArgumentResolver::isReply);
	}

	/**
	 * The method as a developer finds it.
	 * @return for example {@code ChatService.said(Say)}
	 */
	String label() {
		return label(this.method);
	}

	static String label(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(",
					")"));
	}

}
