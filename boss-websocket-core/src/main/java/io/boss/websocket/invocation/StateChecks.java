/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.util.ClassUtils;

/**
 * Checks for parameters that could be the state as well as the message, because both are
 * of one type.
 */
final class StateChecks {

	private static final Set<Class<?>> MESSAGES = Set.of(String.class, byte[].class);

	private final MethodChecks checks;

	private final Class<?> serviceType;

	private final @Nullable Class<?> stateType;

	private final StateArgumentResolver states;

	StateChecks(MethodChecks checks, Class<?> serviceType, @Nullable Class<?> stateType) {
		this.checks = checks;
		this.serviceType = serviceType;
		this.stateType = stateType;
		this.states = new StateArgumentResolver(stateType);
	}

	void check(Map<CallbackKind, List<ServiceMethod>> methods) {
		Class<?> type = this.stateType;
		if (type == null) {
			return;
		}
		methods.forEach((kind, list) -> {
			if (kind.hasPayload() && kind != CallbackKind.ERROR) {
				list.forEach((method) -> check(method, type));
			}
		});
	}

	private void check(ServiceMethod method, Class<?> type) {
		long taken = states(method.method());
		boolean ambiguous = taken > 1 || (taken == 1 && method.payload() == null && isMessage(type, method.kind()));
		if (ambiguous) {
			throw this.checks.invalid(
					"has %s on %s with %s of type %s, which is both that of the state and that of a message".formatted(
							method.kind().label(), method.method().getName(),
							(taken > 1) ? taken + " parameters" : "a parameter", type.getSimpleName()),
					"Let @OnInit return a type of its own for the state, or mark the message with @Payload; if the message "
							+ "does not matter, take it as an Object besides the state");
		}
	}

	private long states(Method method) {
		return IntStream.range(0, method.getParameterCount())
			.<MethodParameter>mapToObj(
					(index) -> new SynthesizingMethodParameter(BridgeMethodResolver.findBridgedMethod(method), index)
						.withContainingClass(this.serviceType))
			.filter((parameter) -> this.states.supportsParameter(parameter) && !KeyParameters.isValue(parameter))
			.count();
	}

	// What is made to be sent, rather than to be kept. Broadcasts and ticks may well be
	// handled without a look at them.
	private static boolean isMessage(Class<?> type, CallbackKind kind) {
		return MESSAGES.contains(type) || BossMessage.class.isAssignableFrom(type)
				|| (kind == CallbackKind.INCOMING && (type.isRecord() || type.isEnum()
						|| ClassUtils.isPrimitiveOrWrapper(type) || MessageTypeFinder.rootOf(type) != null));
	}

}
