/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.annotation.OnBroadcast;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * Payload classes of the broadcasts that an annotated service takes, and so expects from
 * other nodes.
 */
public final class BroadcastTypes {

	private static final ArgumentResolvers RESOLVERS = new ArgumentResolvers(List.of(), List.of(),
			DefaultConversionService.getSharedInstance(), null);

	private BroadcastTypes() {
	}

	/**
	 * The classes that methods with {@link OnBroadcast @OnBroadcast} take.
	 * @param service the class of a service
	 * @return the classes, without {@link Object}, which says nothing, and without those
	 * of the state and of keys
	 */
	public static Set<Class<?>> of(Class<?> service) {
		Map<Method, List<CallbackKind>> methods = ServiceMethodFinder.annotatedMethods(service);
		Set<Class<?>> states = new LinkedHashSet<>();
		methods.forEach((method, kinds) -> {
			if (kinds.contains(CallbackKind.INIT)) {
				states.add(method.getReturnType());
			}
		});
		Set<Class<?>> types = new LinkedHashSet<>();
		methods.forEach((method, kinds) -> {
			if (kinds.contains(CallbackKind.BROADCAST)) {
				collect(method, service, states, types);
			}
		});
		types.remove(Object.class);
		return types;
	}

	private static void collect(Method method, Class<?> service, Set<Class<?>> states, Set<Class<?>> types) {
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new SynthesizingMethodParameter(method, i).withContainingClass(service);
			Class<?> type = parameter.getParameterType();
			boolean known = states.stream().anyMatch(type::isAssignableFrom)
					|| (type == InstanceKey.class && KeyParameters.areOf(service)) || RESOLVERS.supportsSome(parameter);
			if (parameter.hasParameterAnnotation(Payload.class) || !known) {
				types.add(type);
			}
		}
	}

}
