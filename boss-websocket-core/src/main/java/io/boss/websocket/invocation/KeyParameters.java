/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossService;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.service.discovery.ServiceTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * Parameters of one service that get the key of an instance, or the value of one of its
 * variables. A value is converted once for each type that is asked for.
 */
final class KeyParameters {

	private final List<String> variables;

	private final ConversionService conversionService;

	private final boolean advice;

	private final List<KeyValue> values;

	/**
	 * Creates the parameters of a service.
	 * @param variables the names of the variables of its template; empty if it has no
	 * keys
	 * @param conversionService converts values
	 * @param methods the annotated methods of the service and of its advice, by class
	 */
	KeyParameters(List<String> variables, ConversionService conversionService,
			Map<Class<?>, ? extends Collection<Method>> methods) {
		this(variables, conversionService, false, new ArrayList<>());
		methods.forEach((type, all) -> all.forEach((method) -> collect(method, type)));
	}

	private KeyParameters(List<String> variables, ConversionService conversionService, boolean advice,
			List<KeyValue> values) {
		this.variables = variables;
		this.conversionService = conversionService;
		this.advice = advice;
		this.values = values;
	}

	/**
	 * The same for methods of advice, which get no key where a service has none.
	 * @return the parameters
	 */
	KeyParameters ofAdvice() {
		return new KeyParameters(this.variables, this.conversionService, true, this.values);
	}

	private void collect(Method method, Class<?> type) {
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new SynthesizingMethodParameter(BridgeMethodResolver.findBridgedMethod(method),
					i)
				.withContainingClass(type);
			String variable = variable(parameter);
			if (variable != null && indexOf(parameter) < 0) {
				this.values.add(new KeyValue(variable, new TypeDescriptor(parameter)));
			}
		}
	}

	/**
	 * Whether a service has keys.
	 * @param service its class
	 * @return whether its name is a template
	 */
	static boolean areOf(Class<?> service) {
		BossService annotation = AnnotatedElementUtils.findMergedAnnotation(service, BossService.class);
		return annotation != null && ServiceTemplate.isTemplate(annotation.name());
	}

	/**
	 * Whether a parameter asks for the value of a variable.
	 * @param parameter the parameter
	 * @return whether it has the annotation, or one that is annotated with it
	 */
	static boolean isValue(MethodParameter parameter) {
		return annotation(parameter).isPresent();
	}

	/**
	 * Whether a parameter asks for the key as a whole. Where a service has no keys it is
	 * a payload like any other.
	 * @param parameter the parameter
	 * @return whether it does
	 */
	boolean isKey(MethodParameter parameter) {
		return (this.advice || !this.variables.isEmpty()) && parameter.getParameterType() == InstanceKey.class
				&& !parameter.hasParameterAnnotation(Payload.class);
	}

	private static MergedAnnotation<ServiceKey> annotation(MethodParameter parameter) {
		return MergedAnnotations.from(parameter, parameter.getParameterAnnotations()).get(ServiceKey.class);
	}

	/**
	 * The name of a variable as a parameter has it.
	 * @param parameter a parameter with the annotation
	 * @return the name, which need not be one; may be empty
	 */
	static String nameOf(MethodParameter parameter) {
		return annotation(parameter).getString(MergedAnnotation.VALUE);
	}

	/**
	 * The names of the variables.
	 * @return the names; empty if the service has no keys
	 */
	List<String> variables() {
		return this.variables;
	}

	private @Nullable String variable(MethodParameter parameter) {
		String name = isValue(parameter) ? nameOf(parameter) : null;
		if (name != null && name.isEmpty() && this.variables.size() == 1) {
			return this.variables.get(0);
		}
		return (name != null && this.variables.contains(name)) ? name : null;
	}

	private int indexOf(MethodParameter parameter) {
		String variable = variable(parameter);
		TypeDescriptor type = new TypeDescriptor(parameter);
		int index = (variable != null) ? this.values.indexOf(new KeyValue(variable, type)) : -1;
		for (int i = 0; index < 0 && i < this.values.size(); i++) {
			// An overridden method may have lost annotations of its parameter.
			KeyValue value = this.values.get(i);
			index = (value.variable().equals(variable) && value.type().getType() == type.getType()) ? i : -1;
		}
		return index;
	}

	/**
	 * Whether text can be converted to what a parameter takes.
	 * @param parameter the parameter
	 * @return whether there is a converter
	 */
	boolean isConvertible(MethodParameter parameter) {
		return this.conversionService.canConvert(KeyValue.TEXT, new TypeDescriptor(parameter));
	}

	/**
	 * Whether the key can be converted to what the parameters take.
	 * @param key a key that matches the template
	 * @return whether there is a value for each parameter
	 */
	boolean accept(InstanceKey key) {
		return this.values.stream().allMatch((value) -> value.exists(key, this.conversionService));
	}

	/**
	 * Tells the callbacks of an instance its key.
	 * @param key a key that was accepted
	 * @param instance what the callbacks have in common
	 */
	void tell(InstanceKey key, InstanceContext instance) {
		instance.key(key, this.values.stream().map((value) -> value.of(key, this.conversionService)).toArray());
	}

	/**
	 * Resolvers for the parameters, one for each value.
	 * @return the resolvers, which come before all others
	 */
	List<ContextArgumentResolver> resolvers() {
		List<ContextArgumentResolver> resolvers = new ArrayList<>();
		for (int i = 0; i < this.values.size(); i++) {
			int index = i;
			resolvers.add(new ContextArgumentResolver((parameter) -> indexOf(parameter) == index,
					(message) -> message.instance().value(index)));
		}
		resolvers.add(new ContextArgumentResolver(this::isKey, (message) -> message.instance().key()));
		return resolvers;
	}

}
