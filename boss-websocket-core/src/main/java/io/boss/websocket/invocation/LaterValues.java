/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

/**
 * Types whose value comes later, when no callback waits for it any more.
 */
final class LaterValues {

	private static final Set<Class<?>> TYPES = Set.of(Future.class, CompletionStage.class, Flow.Publisher.class,
			Callable.class, DeferredResult.class, WebAsyncTask.class);

	private static final String PUBLISHER = "org.reactivestreams.Publisher";

	static final boolean REACTIVE = ClassUtils.isPresent(PUBLISHER, LaterValues.class.getClassLoader());

	private LaterValues() {
	}

	static boolean isLater(Class<?> type) {
		// The registry knows none of them without a reactive library.
		return TYPES.stream().anyMatch((later) -> later.isAssignableFrom(type)) || isPublisher(type)
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

	/**
	 * Whether values of a type are waited for, and become answers.
	 * @param type the type
	 * @return whether it is a stage, a publisher, or what a reactive library makes one of
	 */
	static boolean isFollowed(Class<?> type) {
		return CompletionStage.class.isAssignableFrom(type) || Flow.Publisher.class.isAssignableFrom(type)
				|| isPublisher(type) || (REACTIVE && ReactiveValue.isOf(type));
	}

	/**
	 * Whether a value that is waited for may hide behind a type.
	 * @param declared the return type of a method
	 * @return whether to look at the value
	 */
	static boolean mayBeFollowed(Class<?> declared) {
		return declared == Object.class || isFollowed(declared);
	}

	/**
	 * Type of what is waited for.
	 * @param type a type whose values are {@link #isFollowed waited for}
	 * @return the type of its value or values
	 */
	static ResolvableType valueType(ResolvableType type) {
		Class<?> raw = type.toClass();
		if (CompletionStage.class.isAssignableFrom(raw)) {
			return type.as(CompletionStage.class).getGeneric(0);
		}
		if (Flow.Publisher.class.isAssignableFrom(raw)) {
			return type.as(Flow.Publisher.class).getGeneric(0);
		}
		return (REACTIVE && isPublisher(raw)) ? ReactiveValue.valueType(type) : type.getGeneric(0);
	}

	private static boolean isPublisher(@Nullable Class<?> type) {
		return type != null && (type.getName().equals(PUBLISHER) || isPublisher(type.getSuperclass())
				|| Arrays.stream(type.getInterfaces()).anyMatch(LaterValues::isPublisher));
	}

}
