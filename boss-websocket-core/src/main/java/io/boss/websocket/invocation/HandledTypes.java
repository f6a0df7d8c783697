/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * Types of the messages that an annotated service takes, as its class tells them: for
 * whoever shows or describes services. What resolvers of the application take is not
 * known here.
 */
public final class HandledTypes {

	private static final ArgumentResolvers RESOLVERS = new ArgumentResolvers(List.of(), List.of(),
			DefaultConversionService.getSharedInstance(), null);

	private final Class<?> service;

	private final Map<Method, List<CallbackKind>> methods;

	private final Set<Class<?>> states = new LinkedHashSet<>();

	private HandledTypes(Class<?> service) {
		this.service = service;
		this.methods = ServiceMethodFinder.annotatedMethods(service);
		this.methods.forEach((method, kinds) -> {
			if (kinds.contains(CallbackKind.INIT)) {
				this.states.add(method.getReturnType());
			}
		});
	}

	/**
	 * Methods for messages of clients.
	 * @param service the class of an annotated service
	 * @return the methods, in the order of their names
	 */
	public static List<Handled> incoming(Class<?> service) {
		return new HandledTypes(service).of(CallbackKind.INCOMING);
	}

	/**
	 * Methods for broadcasts.
	 * @param service the class of an annotated service
	 * @return the methods, in the order of their names
	 */
	public static List<Handled> broadcasts(Class<?> service) {
		return new HandledTypes(service).of(CallbackKind.BROADCAST);
	}

	private List<Handled> of(CallbackKind kind) {
		List<Handled> handled = new ArrayList<>();
		this.methods.forEach((method, kinds) -> {
			if (kinds.contains(kind)) {
				MethodParameter payload = payload(method);
				handled.add(new Handled(ServiceMethod.label(method),
						(payload != null) ? payload.getNestedGenericParameterType() : Object.class,
						(payload != null) ? payload.getParameterType() : Object.class));
			}
		});
		handled.sort(Comparator.comparing(Handled::method));
		return handled;
	}

	private @Nullable MethodParameter payload(Method method) {
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new SynthesizingMethodParameter(method, i).withContainingClass(this.service);
			if (parameter.hasParameterAnnotation(Payload.class) || !isKnown(parameter)) {
				return parameter;
			}
		}
		return null;
	}

	private boolean isKnown(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		return this.states.stream().anyMatch(type::isAssignableFrom)
				|| (type == InstanceKey.class && KeyParameters.areOf(this.service))
				|| RESOLVERS.supportsSome(parameter);
	}

	/**
	 * Method and the type of message that it takes.
	 *
	 * @param method the method as a developer finds it
	 * @param type the type of the message; {@link Object} if the method takes none and
	 * handles whatever there is
	 * @param rawType the class of that type
	 */
	public record Handled(String method, Type type, Class<?> rawType) {
	}

}
