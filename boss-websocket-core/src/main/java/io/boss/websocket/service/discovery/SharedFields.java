/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.StringUtils;

/**
 * Fields of a class that may hold state, where one object serves all keys of a service.
 * What is injected is no state.
 */
final class SharedFields {

	// By name: most of them need not be there.
	private static final List<String> INJECTED = List.of("org.springframework.beans.factory.annotation.Autowired",
			"org.springframework.beans.factory.annotation.Value", "jakarta.annotation.Resource",
			"jakarta.inject.Inject", "jakarta.persistence.PersistenceContext", "jakarta.persistence.PersistenceUnit");

	private static final List<String> OF_OTHERS = List.of("java.", "jakarta.", "org.springframework.");

	private SharedFields() {
	}

	/**
	 * Finds the fields that callbacks could write.
	 * @param type the class of a bean, not of its proxy
	 * @return the names of its fields and of those that it inherits
	 */
	static List<String> of(Class<?> type) {
		List<String> names = new ArrayList<>();
		for (Class<?> declaring = type; declaring != null
				&& isOfApplication(declaring); declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				if (mayBeWritten(field) && !isInjected(field) && !hasInjectedSetter(field)) {
					names.add(field.getName());
				}
			}
		}
		return names;
	}

	private static boolean isOfApplication(Class<?> type) {
		return OF_OTHERS.stream().noneMatch(type.getName()::startsWith);
	}

	private static boolean mayBeWritten(Field field) {
		return !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())
				&& !field.isSynthetic();
	}

	private static boolean isInjected(AnnotatedElement element) {
		MergedAnnotations annotations = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY);
		return INJECTED.stream().anyMatch(annotations::isPresent);
	}

	private static boolean hasInjectedSetter(Field field) {
		String setter = "set" + StringUtils.capitalize(field.getName());
		Stream<Method> methods = Arrays.stream(field.getDeclaringClass().getDeclaredMethods());
		return methods.anyMatch((method) -> method.getName().equals(setter) && isInjected(method));
	}

}
