/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotation.Adapt;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.core.convert.support.DefaultConversionService;

/**
 * Reflection hints of one annotated service, or advice: its methods are invoked, their
 * parameters and return values are read and written by converters, and keys are
 * converted. Rather too many types than one too few: parameters that only a resolver of
 * the application knows count as payloads.
 */
final class AnnotatedServiceHints {

	private static final Set<Class<?>> PLAIN = Set.of(String.class, byte[].class, Object.class, void.class, Void.class);

	private static final String SUBTYPES = "com.fasterxml.jackson.annotation.JsonSubTypes";

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	private final ArgumentResolvers resolvers = new ArgumentResolvers(List.of(), List.of(),
			DefaultConversionService.getSharedInstance(), null);

	private final Class<?> service;

	private final Set<Type> bound = new LinkedHashSet<>();

	private final Set<Class<?>> families = new HashSet<>();

	// Made of text by their constructors and static methods.
	private final Set<Class<?>> converted = new LinkedHashSet<>();

	private final boolean keyed;

	AnnotatedServiceHints(Class<?> service) {
		this.service = service;
		this.keyed = KeyParameters.areOf(service);
	}

	void registerWith(RuntimeHints hints) {
		ReflectionHints reflection = hints.reflection();
		reflection.registerType(this.service);
		ServiceMethodFinder.annotatedMethods(this.service).forEach((method, kinds) -> {
			reflection.registerType(method.getDeclaringClass());
			reflection.registerMethod(method, ExecutableMode.INVOKE);
			kinds.forEach((kind) -> collect(method, kind));
		});
		this.bound.forEach((type) -> this.binding.registerReflectionHints(reflection, type));
		this.converted.stream()
			.filter((type) -> !type.isPrimitive())
			.forEach((type) -> reflection.registerType(type, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS,
					MemberCategory.INVOKE_PUBLIC_METHODS));
	}

	private void collect(Method method, CallbackKind kind) {
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new SynthesizingMethodParameter(method, i).withContainingClass(this.service);
			boolean exception = kind == CallbackKind.ERROR && ContextArgumentResolver.isException(parameter);
			boolean key = this.keyed && parameter.getParameterType() == InstanceKey.class;
			if (KeyParameters.isValue(parameter)) {
				this.converted.add(parameter.getParameterType());
			}
			else if (ReplyArgumentResolver.isReply(parameter.getParameterType())) {
				collectEach(ResolvableType.forMethodParameter(parameter).getGeneric(0));
			}
			else if (kind.hasPayload() && !exception && !key && !this.resolvers.supportsSome(parameter)) {
				collect(parameter.getGenericParameterType());
			}
		}
		if (kind.mayReply()) {
			collectReturned(method);
		}
	}

	private void collectReturned(Method method) {
		ResolvableType returned = ResolvableType.forMethodReturnType(method, this.service);
		if (LaterValues.isFollowed(returned.toClass())) {
			collectEach(LaterValues.valueType(returned));
		}
		else {
			collect(method.getGenericReturnType());
		}
	}

	private void collectEach(ResolvableType type) {
		collect(type.toClass());
		Stream.of(type.getGenerics()).forEach(this::collectEach);
	}

	private void collect(Type declared) {
		Type type = GenericTypeResolver.resolveType(declared, this.service);
		Class<?> raw = ResolvableType.forType(type).toClass();
		if (PLAIN.contains(raw) || BossMessage.class.isAssignableFrom(raw) || Outcome.class.isAssignableFrom(raw)) {
			return;
		}
		this.bound.add(type);
		Class<?> root = MessageTypeFinder.rootOf(raw);
		collectFamily((root != null) ? root : raw);
	}

	private void collectFamily(Class<?> type) {
		if (!this.families.add(type)) {
			return;
		}
		this.bound.add(type);
		if (type.isSealed()) {
			Arrays.asList(type.getPermittedSubclasses()).forEach(this::collectFamily);
		}
		MergedAnnotation<?> subtypes = MergedAnnotations.from(type).get(SUBTYPES);
		if (subtypes.isPresent()) {
			AnnotationAttributes attributes = subtypes.asAnnotationAttributes(Adapt.ANNOTATION_TO_MAP);
			for (AnnotationAttributes subtype : attributes.getAnnotationArray("value")) {
				collectFamily(subtype.getClass("value"));
			}
		}
	}

}
