/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.BossMessage;
import io.boss.websocket.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotations;

/**
 * Finder of the type that messages are converted to before a method is chosen. One method
 * decides it alone. Several must have a common type that says how its subtypes are told
 * apart, with Jackson's {@code @JsonTypeInfo}; if that is sealed, each of its members
 * must be handled.
 */
final class MessageTypeFinder {

	private static final String TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";

	private final String beanName;

	private final Class<?> serviceType;

	MessageTypeFinder(String beanName, Class<?> serviceType) {
		this.beanName = beanName;
		this.serviceType = serviceType;
	}

	@Nullable Class<?> find(List<ServiceMethod> incoming) {
		List<ServiceMethod> converting = incoming.stream().filter(ServiceMethod::needsConversion).toList();
		if (converting.isEmpty()) {
			return null;
		}
		checkNoRival(incoming, converting.get(0));
		List<Class<?>> types = converting.stream().<Class<?>>map(ServiceMethod::payloadType).toList();
		Class<?> root = rootOf(types.get(0));
		if (types.size() == 1 && (root == null || root == types.get(0))) {
			root = types.get(0);
		}
		Class<?> common = root;
		if (common == null || !types.stream().allMatch(common::isAssignableFrom)) {
			throw invalid("has @OnIncoming methods for " + names(types) + ", which cannot be told apart in a message",
					"Give them a common interface with @JsonTypeInfo, or take one of them and decide in the method");
		}
		checkMembers(common, types);
		return common;
	}

	private void checkNoRival(List<ServiceMethod> incoming, ServiceMethod converting) {
		incoming.stream().filter(MessageTypeFinder::takesText).findFirst().ifPresent((rival) -> {
			throw invalid("has @OnIncoming methods both for text, %s, and for objects made of text, %s"
				.formatted(rival.label(), converting.label()), "Keep the one or the other");
		});
	}

	private static boolean takesText(ServiceMethod method) {
		return method.payloadType() == String.class || method.payloadType() == BossMessage.Text.class;
	}

	static @Nullable Class<?> rootOf(Class<?> type) {
		List<Class<?>> parents = new ArrayList<>(Arrays.asList(type.getInterfaces()));
		if (type.getSuperclass() != null) {
			parents.add(type.getSuperclass());
		}
		// The topmost: a member may have type information of its own, to change or end
		// it.
		return parents.stream()
			.<@Nullable Class<?>>map(MessageTypeFinder::rootOf)
			.filter((root) -> root != null)
			.findFirst()
			.orElse(hasOwnTypeInfo(type) ? type : null);
	}

	private static boolean hasOwnTypeInfo(Class<?> type) {
		return MergedAnnotations.from(type).isDirectlyPresent(TYPE_INFO);
	}

	private void checkMembers(Class<?> common, List<Class<?>> types) {
		Set<Class<?>> unhandled = new LinkedHashSet<>();
		if (common.isSealed()) {
			collectUnhandled(common, types, unhandled);
		}
		if (!unhandled.isEmpty()) {
			throw invalid(
					"handles " + names(types) + " but not " + names(unhandled) + " of the sealed type "
							+ common.getName(),
					"Add an @OnIncoming method for each, or one that takes " + common.getSimpleName());
		}
	}

	private void collectUnhandled(Class<?> member, List<Class<?>> types, Set<Class<?>> unhandled) {
		if (types.stream().anyMatch((type) -> type.isAssignableFrom(member))) {
			return;
		}
		if (member.isSealed()) {
			for (Class<?> permitted : member.getPermittedSubclasses()) {
				collectUnhandled(permitted, types, unhandled);
			}
		}
		if (!Modifier.isAbstract(member.getModifiers())) {
			unhandled.add(member);
		}
	}

	private static String names(Iterable<Class<?>> types) {
		Set<String> names = new LinkedHashSet<>();
		types.forEach((type) -> names.add(type.getSimpleName()));
		return String.join(", ", names);
	}

	private InvalidConfigurationException invalid(String problem, String action) {
		return new InvalidConfigurationException(
				"Bean '" + this.beanName + "' (" + this.serviceType.getName() + ") " + problem, action);
	}

}
