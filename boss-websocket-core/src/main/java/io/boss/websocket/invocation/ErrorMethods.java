/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.invocation.AbstractExceptionHandlerMethodResolver;

/**
 * Methods of one class that handle failures. The closest type wins, as everywhere in
 * Spring; the method found for a class of exceptions is remembered. Safe on any thread.
 */
final class ErrorMethods extends AbstractExceptionHandlerMethodResolver {

	// Causes may go round in a circle.
	private static final int DEEPEST_CAUSE = 64;

	private final Map<Method, ServiceMethod> methods = new HashMap<>();

	ErrorMethods(Map<Class<? extends Throwable>, ServiceMethod> handled) {
		super(methodsOf(handled));
		handled.values().forEach((method) -> this.methods.put(method.method(), method));
	}

	private static Map<Class<? extends Throwable>, Method> methodsOf(
			Map<Class<? extends Throwable>, ServiceMethod> handled) {
		Map<Class<? extends Throwable>, Method> methods = new HashMap<>();
		handled.forEach((type, method) -> methods.put(type, method.method()));
		return methods;
	}

	/**
	 * Chooses the method for an exception, or else for its cause, and so on.
	 * @param thrown the exception
	 * @return the method and what it handles, or {@code null} if there is none
	 */
	@Nullable Choice choose(Throwable thrown) {
		Throwable exception = thrown;
		for (int depth = 0; exception != null && depth < DEEPEST_CAUSE; depth++) {
			Method method = resolveMethodByExceptionType(exception.getClass());
			ServiceMethod found = (method != null) ? this.methods.get(method) : null;
			if (found != null) {
				return new Choice(found, exception);
			}
			// An error that no method names is not made a harmless one by its cause.
			exception = (exception instanceof Error) ? null : exception.getCause();
		}
		return null;
	}

	/**
	 * Method that was chosen.
	 *
	 * @param method the method
	 * @param exception the exception that it handles
	 */
	record Choice(ServiceMethod method, Throwable exception) {
	}

}
