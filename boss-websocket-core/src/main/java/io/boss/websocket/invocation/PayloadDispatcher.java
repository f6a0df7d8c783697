/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Choice among methods of one kind by the type of the payload: the most specific method
 * that takes it, and of two that are equally specific the first by name. Each choice is
 * made once.
 */
final class PayloadDispatcher {

	private final List<BoundMethod> methods;

	// Bounded by the classes of payloads that the application itself has.
	private final Map<Class<?>, Optional<BoundMethod>> choices = new ConcurrentHashMap<>();

	PayloadDispatcher(List<BoundMethod> methods) {
		this.methods = methods.stream().sorted(Comparator.comparing((bound) -> bound.getMethod().getName())).toList();
	}

	Optional<BoundMethod> choose(Class<?> payloadType) {
		Optional<BoundMethod> choice = this.choices.get(payloadType);
		return (choice != null) ? choice : this.choices.computeIfAbsent(payloadType, this::find);
	}

	private Optional<BoundMethod> find(Class<?> type) {
		return this.methods.stream()
			.filter((bound) -> bound.method().payloadType().isAssignableFrom(type))
			.filter((bound) -> isMostSpecific(bound, type))
			.findFirst();
	}

	private boolean isMostSpecific(BoundMethod bound, Class<?> type) {
		Class<?> own = bound.method().payloadType();
		return this.methods.stream()
			.map((other) -> other.method().payloadType())
			.filter((other) -> other != own && other.isAssignableFrom(type))
			.noneMatch(own::isAssignableFrom);
	}

}
