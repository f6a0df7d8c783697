/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Argument resolver for the principal that a callback is run for: an
 * {@link Authentication}, or what
 * {@link AuthenticationPrincipal @AuthenticationPrincipal} asks for. Nobody, and a
 * principal of another type, is {@code null}.
 */
public final class AuthenticationArgumentResolver implements HandlerMethodArgumentResolver {

	private static final SpelExpressionParser PARSER = new SpelExpressionParser();

	private final Supplier<SecurityContextHolderStrategy> strategy;

	/**
	 * Creates a resolver.
	 * @param strategy where the context of a thread is
	 */
	public AuthenticationArgumentResolver(Supplier<SecurityContextHolderStrategy> strategy) {
		this.strategy = strategy;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return Authentication.class.isAssignableFrom(parameter.getParameterType())
				|| parameter.hasParameterAnnotation(AuthenticationPrincipal.class);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		Authentication authentication = this.strategy.get().getContext().getAuthentication();
		AuthenticationPrincipal annotation = parameter.getParameterAnnotation(AuthenticationPrincipal.class);
		Object value = (annotation != null) ? principal(authentication, annotation) : authentication;
		if (value == null || parameter.getParameterType().isInstance(value)) {
			return value;
		}
		if (annotation != null && annotation.errorOnInvalidType()) {
			throw new ClassCastException(
					value.getClass().getName() + " is no " + parameter.getParameterType().getName());
		}
		return null;
	}

	private static @Nullable Object principal(@Nullable Authentication authentication,
			AuthenticationPrincipal annotation) {
		Object principal = (authentication != null) ? authentication.getPrincipal() : null;
		return (principal == null || annotation.expression().isEmpty()) ? principal
				: PARSER.parseExpression(annotation.expression()).getValue(principal);
	}

}
