/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;

/**
 * Finder of the annotated methods of a service, and of mistakes in them. Each mistake is
 * an {@link InvalidConfigurationException} that names the bean, the method and the
 * action.
 */
final class ServiceMethodFinder {

	private static final Comparator<Method> BY_NAME = Comparator.comparing(Method::getName)
		.thenComparing(Method::toGenericString);

	private final MethodChecks checks;

	private final String beanName;

	private final Class<?> type;

	ServiceMethodFinder(MethodChecks checks, String beanName, Class<?> type) {
		this.checks = checks;
		this.beanName = beanName;
		this.type = type;
	}

	static boolean hasAnnotatedMethods(Class<?> type) {
		return !annotatedMethods(type).isEmpty();
	}

	static Map<Method, List<CallbackKind>> annotatedMethods(Class<?> type) {
		return MethodIntrospector.selectMethods(type, (Method method) -> {
			List<CallbackKind> kinds = new ArrayList<>();
			for (CallbackKind kind : CallbackKind.values()) {
				if (kind.isKindOf(method)) {
					kinds.add(kind);
				}
			}
			return kinds.isEmpty() ? null : kinds;
		});
	}

	/**
	 * The methods of a class that handle failures, in the order of their names.
	 * @param type the class
	 * @return the methods
	 */
	static List<Method> errorMethods(Class<?> type) {
		return annotatedMethods(type).entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contains(CallbackKind.ERROR))
			.map(Map.Entry::getKey)
			.sorted(BY_NAME)
			.toList();
	}

	ServiceMethods find() {
		if (BossServiceHandler.class.isAssignableFrom(this.type)) {
			throw this.checks.invalid("both implements BossServiceHandler and has annotated methods",
					"Choose one style: remove the interface, or the annotations");
		}
		Map<CallbackKind, List<Method>> annotated = new EnumMap<>(CallbackKind.class);
		annotatedMethods(this.type).forEach((method, kinds) -> {
			this.checks.checkMethod(method, kinds);
			annotated.computeIfAbsent(kinds.get(0), (unused) -> new ArrayList<>()).add(method);
		});
		annotated.values().forEach((list) -> list.sort(BY_NAME));
		annotated.forEach(this::checkCount);
		Class<?> stateType = stateType(annotated.getOrDefault(CallbackKind.INIT, List.of()));
		Map<CallbackKind, List<ServiceMethod>> methods = new EnumMap<>(CallbackKind.class);
		annotated.forEach((kind, list) -> methods.put(kind,
				list.stream().map((m) -> this.checks.describe(m, kind, stateType)).toList()));
		methods.forEach(this::checkPayloads);
		new StateChecks(this.checks, this.type, stateType).check(methods);
		Class<?> messageType = new MessageTypeFinder(this.beanName, this.type)
			.find(methods.getOrDefault(CallbackKind.INCOMING, List.of()));
		return new ServiceMethods(methods, stateType, messageType);
	}

	private void checkCount(CallbackKind kind, List<Method> found) {
		if (!kind.hasPayload() && found.size() > 1) {
			throw this.checks.invalid("has two methods with %s, %s and %s".formatted(kind.label(),
					ServiceMethod.label(found.get(0)), ServiceMethod.label(found.get(1))), "Keep one of them");
		}
	}

	private @Nullable Class<?> stateType(List<Method> inits) {
		Class<?> returnType = inits.isEmpty() ? void.class : this.checks.returnType(inits.get(0));
		if (Outcome.class.isAssignableFrom(returnType)) {
			throw this.checks.invalid("has an @OnInit method " + inits.get(0).getName() + " that returns an Outcome",
					"Let it return the first state");
		}
		return (returnType != void.class) ? ClassUtils.resolvePrimitiveIfNecessary(returnType) : null;
	}

	private void checkPayloads(CallbackKind kind, List<ServiceMethod> found) {
		if (kind == CallbackKind.ERROR) {
			// Told apart by exceptions, which are checked elsewhere.
			return;
		}
		for (ServiceMethod method : found) {
			for (ServiceMethod other : found.subList(0, found.indexOf(method))) {
				if (other.payloadType() == method.payloadType()) {
					throw this.checks.invalid(
							"has two methods with %s for the same payload, %s and %s".formatted(method.kind().label(),
									other.label(), method.label()),
							"Keep one of them, or let them take different types");
				}
			}
		}
	}

}
