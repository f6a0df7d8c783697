/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.util.List;

import io.boss.websocket.BossMessage;
import io.boss.websocket.conversion.ServiceConverter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * Checks for payloads that nothing can read, write or validate.
 */
final class PayloadChecks {

	private static final String VALIDATION = "Add spring-boot-starter-validation to the class path, or remove ";

	private static final String JACKSON = "Add spring-boot-starter-jackson to the class path, or a bean of type "
			+ "MessageConverterCustomizer that adds a converter; or let the method %s text, bytes or a BossMessage";

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	// No payload is ever null.
	private static final String NOT_NULL = "jakarta.validation.constraints.NotNull";

	private final MethodChecks checks;

	private final Class<?> type;

	private final @Nullable Validator validator;

	private final ServiceConverter converter;

	PayloadChecks(MethodChecks checks, Class<?> type, @Nullable Validator validator, ServiceConverter converter) {
		this.checks = checks;
		this.type = type;
		this.validator = validator;
		this.converter = converter;
	}

	void check(ServiceMethods methods) {
		if (AnnotatedElementUtils.hasAnnotation(this.type, Validated.class) && !isValidated(this.type)) {
			throw this.checks.invalid("is annotated with @Validated, and there is no validator",
					VALIDATION + "@Validated");
		}
		for (CallbackKind kind : List.of(CallbackKind.INCOMING, CallbackKind.BROADCAST, CallbackKind.INFO)) {
			methods.of(kind).forEach(this::checkValidation);
		}
		checkReading(methods);
		if (this.converter.isEmpty()) {
			methods.methods()
				.values()
				.forEach((list) -> list.forEach((method) -> checkWriting(method, methods.stateType())));
		}
	}

	private void checkValidation(ServiceMethod method) {
		MethodParameter payload = method.payload();
		if (payload == null) {
			return;
		}
		checkConstraints(method, payload);
		if (isValidated(method.payloadType())) {
			return;
		}
		for (Annotation annotation : payload.getParameterAnnotations()) {
			if (ValidationAnnotationUtils.determineValidationHints(annotation) != null) {
				String name = "@" + annotation.annotationType().getSimpleName();
				throw this.checks.invalid("has %s on %s with %s on the payload, and there is no validator for it"
					.formatted(method.kind().label(), method.method().getName(), name), VALIDATION + name);
			}
		}
	}

	// The proxy that @Validated makes of the class looks at those, and nothing else does.
	private void checkConstraints(ServiceMethod method, MethodParameter payload) {
		if (AnnotatedElementUtils.hasAnnotation(this.type, Validated.class)) {
			return;
		}
		for (Annotation annotation : payload.getParameterAnnotations()) {
			Class<?> constraint = annotation.annotationType();
			if (!constraint.getName().equals(NOT_NULL)
					&& MergedAnnotations.from(constraint).isDirectlyPresent(CONSTRAINT)) {
				throw this.checks.invalid(
						"has %s on %s with @%s on the payload itself, which nobody checks"
							.formatted(method.kind().label(), method.method().getName(), constraint.getSimpleName()),
						"Put @%s on a member of a class or a record, and take that with @Valid"
							.formatted(constraint.getSimpleName()));
			}
		}
	}

	// Without a library for it, web applications have a validator that supports nothing.
	private boolean isValidated(Class<?> type) {
		return this.validator != null && this.validator.supports(type);
	}

	private void checkReading(ServiceMethods methods) {
		Class<?> messageType = methods.messageType();
		String obstacle = (messageType != null) ? this.converter.obstacle(messageType, methods.onlyConverted()) : null;
		if (messageType == null || obstacle == null) {
			return;
		}
		String readers = String.join(", ",
				methods.of(CallbackKind.INCOMING)
					.stream()
					.filter(ServiceMethod::needsConversion)
					.map(ServiceMethod::label)
					.toList());
		throw this.checks.invalid("has %s on %s, and no message can become %s: %s".formatted(CallbackKind.INCOMING
			.label(), readers, messageType.getSimpleName(), obstacle), this.converter.isEmpty()
					? JACKSON.formatted("take")
					: "Say with @JsonTypeInfo (and @JsonSubTypes, unless it is sealed) how its subtypes are told apart, take "
							+ "a class or a record, or add a converter with a bean of type MessageConverterCustomizer");
	}

	private void checkWriting(ServiceMethod method, @Nullable Class<?> stateType) {
		Class<?> reply = this.checks.replyType(method.method());
		boolean written = method.kind().mayReply() && this.checks.isReply(method.method(), stateType)
				&& reply != Object.class && reply != Void.class && !CharSequence.class.isAssignableFrom(reply)
				&& reply != byte[].class && !BossMessage.class.isAssignableFrom(reply);
		if (written) {
			throw this.checks.invalid(
					"has %s on %s that returns %s, and nothing can write it: there is no JsonMapper, and no other converter"
						.formatted(method.kind().label(method.method()), ServiceMethod.label(method.method()),
								reply.getSimpleName()),
					JACKSON.formatted("return"));
		}
	}

}
