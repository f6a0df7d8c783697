/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Search for annotated methods in classes that are no services, where nothing calls them.
 */
public final class StrayMethods {

	private static final List<Class<? extends Annotation>> ANNOTATIONS = Arrays.stream(CallbackKind.values())
		.<Class<? extends Annotation>>map(CallbackKind::annotation)
		.toList();

	private StrayMethods() {
	}

	/**
	 * Finds a method that nothing calls.
	 * @param type the class of a bean that is no service
	 * @return the method as a developer finds it, with its annotation, such as
	 * {@code "@OnJoin on Chat.joined()"}; nothing if there is none
	 */
	public static Optional<String> find(Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type, ANNOTATIONS)) {
			return Optional.empty();
		}
		boolean advice = AnnotatedElementUtils.hasAnnotation(type, ControllerAdvice.class);
		return MethodIntrospector.selectMethods(type, (Method method) -> label(method, advice))
			.values()
			.stream()
			.sorted()
			.findFirst();
	}

	// Only the annotations of services: STOMP has a use for those of Spring Messaging.
	private static @Nullable String label(Method method, boolean advice) {
		return Arrays.stream(CallbackKind.values())
			.filter((kind) -> !(advice && kind == CallbackKind.ERROR))
			.filter((kind) -> AnnotatedElementUtils.hasAnnotation(method, kind.annotation()))
			.findFirst()
			.map((kind) -> kind.label() + " on " + ServiceMethod.label(method))
			.orElse(null);
	}

}
