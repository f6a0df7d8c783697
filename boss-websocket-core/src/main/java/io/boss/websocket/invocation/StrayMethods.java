/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Search for annotated methods in classes that are no services, where nothing calls them.
 */
public final class StrayMethods {

	private static final Map<Class<? extends Annotation>, CallbackKind> KINDS = Arrays.stream(CallbackKind.values())
		.collect(Collectors.toMap(CallbackKind::annotation, Function.identity()));

	private StrayMethods() {
	}

	/**
	 * Finds a method that nothing calls.
	 * @param type the class of a bean that is no service
	 * @return the method as a developer finds it, with its annotation, such as
	 * {@code "@OnJoin on Chat.joined()"}; nothing if there is none
	 */
	public static Optional<String> find(Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type, KINDS.keySet())) {
			return Optional.empty();
		}
		Map<Method, CallbackKind> annotated = MethodIntrospector.selectMethods(type, StrayMethods::kind);
		if (annotated.containsValue(CallbackKind.ERROR)
				&& AnnotatedElementUtils.hasAnnotation(type, ControllerAdvice.class)) {
			annotated.values().removeIf((kind) -> kind == CallbackKind.ERROR);
		}
		return annotated.entrySet()
			.stream()
			.map((method) -> method.getValue().label() + " on " + ServiceMethod.label(method.getKey()))
			.sorted()
			.findFirst();
	}

	// Only the annotations of services: STOMP has a use for those of Spring Messaging.
	// All of
	// a method's in one go, because this looks at each bean of the application.
	private static @Nullable CallbackKind kind(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
			.stream()
			.map((annotation) -> KINDS.get(annotation.getType()))
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

}
