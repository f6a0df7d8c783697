/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Annotated methods of a service.
 *
 * @param methods the methods by kind; of most kinds there is at most one
 * @param stateType the type that {@code @OnInit} returns, or {@code null} if the service
 * keeps its state in fields
 * @param messageType the type that messages are converted to before a method is chosen,
 * or {@code null} if no method needs it
 */
record ServiceMethods(Map<CallbackKind, List<ServiceMethod>> methods, @Nullable Class<?> stateType,
		@Nullable Class<?> messageType) {

	ServiceMethods {
		methods = new EnumMap<>(methods);
	}

	List<ServiceMethod> of(CallbackKind kind) {
		return this.methods.getOrDefault(kind, List.of());
	}

	/**
	 * The parameter that all messages are converted for, if there is just one.
	 * @return the parameter, or {@code null} if there are none or several
	 */
	@Nullable MethodParameter onlyConverted() {
		List<ServiceMethod> converted = of(CallbackKind.INCOMING).stream()
			.filter(ServiceMethod::needsConversion)
			.toList();
		return (converted.size() == 1) ? converted.get(0).payload() : null;
	}

}
