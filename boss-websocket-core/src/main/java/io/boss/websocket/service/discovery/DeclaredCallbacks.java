/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.annotation.OnDrop;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnResume;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Callbacks that a service has besides those that all are asked for: mail for one that is
 * missing would only wake the service, and end its silence.
 *
 * @param drop whether it hears of clients that were lost
 * @param resume whether it hears of clients that have come back
 */
public record DeclaredCallbacks(boolean drop, boolean resume) {

	/**
	 * Looks at the class of a service.
	 * @param type the class of the bean
	 * @return what it has; all, if it cannot be told
	 */
	public static DeclaredCallbacks of(Class<?> type) {
		if (!BossServiceHandler.class.isAssignableFrom(type) && !isAnnotated(type)) {
			return new DeclaredCallbacks(true, true);
		}
		return new DeclaredCallbacks(includes(type, "handleDrop", OnDrop.class),
				includes(type, "handleResume", OnResume.class));
	}

	/**
	 * Whether a service has a callback of its own.
	 * @param type the class of the bean
	 * @param method the method of {@link BossServiceHandler}
	 * @param annotation the annotation that means the same
	 * @return whether it overrides the method, or has one with the annotation
	 */
	public static boolean includes(Class<?> type, String method, Class<? extends Annotation> annotation) {
		return BossServiceHandler.class.isAssignableFrom(type) ? overrides(type, method) : has(type, annotation);
	}

	// None are seen in a native image that was not told of the class.
	private static boolean overrides(Class<?> type, String name) {
		Method[] methods = type.getMethods();
		return methods.length == 0 || Arrays.stream(methods)
			.anyMatch((method) -> method.getName().equals(name)
					&& method.getDeclaringClass() != BossServiceHandler.class);
	}

	private static boolean has(Class<?> type, Class<? extends Annotation> annotation) {
		return !MethodIntrospector
			.selectMethods(type,
					(Method method) -> AnnotatedElementUtils.hasAnnotation(method, annotation) ? true : null)
			.isEmpty();
	}

	private static boolean isAnnotated(Class<?> type) {
		return !MethodIntrospector
			.selectMethods(type,
					(Method method) -> MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
						.stream()
						.anyMatch((annotation) -> annotation.getType().getPackage() == OnJoin.class.getPackage()) ? true
								: null)
			.isEmpty();
	}

}
