/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.OnError;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

/**
 * Finder of the exceptions that the methods of a class handle for one service, and of
 * mistakes in these methods.
 */
final class ErrorMethodFinder {

	private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(OnError.class,
			MessageExceptionHandler.class);

	private static final List<CallbackKind> WITH_PAYLOAD = List.of(CallbackKind.INCOMING, CallbackKind.BROADCAST,
			CallbackKind.INFO);

	private static final List<CallbackKind> WITH_CLIENT = List.of(CallbackKind.JOIN, CallbackKind.INCOMING,
			CallbackKind.CLOSE, CallbackKind.OVERFLOW, CallbackKind.DROP, CallbackKind.RESUME, CallbackKind.INVALID);

	private final MethodChecks checks;

	private final Class<?> type;

	private final ServiceMethods service;

	private final boolean advice;

	private ErrorMethodFinder(MethodChecks checks, Class<?> type, ServiceMethods service, boolean advice) {
		this.checks = checks;
		this.type = type;
		this.service = service;
		this.advice = advice;
	}

	/**
	 * Finds the methods of the service itself.
	 * @param checks checks the methods of its class
	 * @param type its class
	 * @param service its methods
	 * @return what handles failures
	 * @throws InvalidConfigurationException if there is a mistake
	 */
	static ErrorMethods ofService(MethodChecks checks, Class<?> type, ServiceMethods service) {
		return new ErrorMethodFinder(checks, type, service, false).find(service.of(CallbackKind.ERROR));
	}

	/**
	 * Finds the methods of a class that handle failures of several services.
	 * @param checks checks the methods of the class
	 * @param type the class
	 * @param service the methods of one of the services
	 * @return what handles failures
	 * @throws InvalidConfigurationException if there is a mistake
	 */
	static ErrorMethods ofAdvice(MethodChecks checks, Class<?> type, ServiceMethods service) {
		List<ServiceMethod> methods = ServiceMethodFinder.errorMethods(type).stream().map((method) -> {
			checks.checkMethod(method, List.of(CallbackKind.ERROR));
			return checks.describe(method, CallbackKind.ERROR, service.stateType());
		}).toList();
		return new ErrorMethodFinder(checks, type, service, true).find(methods);
	}

	private ErrorMethods find(List<ServiceMethod> methods) {
		Map<Class<? extends Throwable>, ServiceMethod> handled = new HashMap<>();
		for (ServiceMethod method : methods) {
			checkDestination(method);
			checkMessage(method);
			checkReply(method);
			for (Class<? extends Throwable> exception : exceptions(method)) {
				ServiceMethod other = handled.putIfAbsent(exception, method);
				if (other != null) {
					throw this.checks.invalid("has two methods for %s, %s and %s".formatted(exception.getSimpleName(),
							other.label(), method.label()), "Keep one of them, or let them handle different types");
				}
			}
		}
		return new ErrorMethods(handled);
	}

	private Set<Class<? extends Throwable>> exceptions(ServiceMethod method) {
		Set<Class<? extends Throwable>> named = named(method.method());
		Set<Class<? extends Throwable>> taken = new LinkedHashSet<>();
		for (int i = 0; i < method.method().getParameterCount(); i++) {
			MethodParameter parameter = parameter(method.method(), i);
			if (ContextArgumentResolver.isException(parameter)) {
				taken.add(parameter.getParameterType().asSubclass(Throwable.class));
			}
		}
		Set<Class<? extends Throwable>> all = named.isEmpty() ? taken : named;
		if (all.isEmpty()) {
			throw this.checks.invalid(describe(method) + " that says nowhere which exceptions it handles",
					"Name them, for example @OnError(IllegalStateException.class), or let it take one");
		}
		checkTaken(method, all, taken);
		if (!this.advice && all.contains(MethodArgumentNotValidException.class)) {
			throw this.checks
				.invalid(
						describe(method) + " for MethodArgumentNotValidException, which no callback throws: it is not "
								+ "called with what is not valid",
						"Handle invalid messages in a method with @OnInvalid");
		}
		return all;
	}

	private void checkTaken(ServiceMethod method, Set<Class<? extends Throwable>> handled,
			Set<Class<? extends Throwable>> taken) {
		for (Class<? extends Throwable> parameter : taken) {
			for (Class<? extends Throwable> exception : handled) {
				if (!parameter.isAssignableFrom(exception)) {
					throw this.checks
						.invalid(
								describe(method) + " that handles %s and takes %s".formatted(exception.getSimpleName(),
										parameter.getSimpleName()),
								"Let it take a common supertype of what it handles");
				}
			}
		}
	}

	@SuppressWarnings("unchecked") // what the annotations have
	private static Set<Class<? extends Throwable>> named(Method method) {
		Set<Class<? extends Throwable>> named = new LinkedHashSet<>();
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		ANNOTATIONS.stream()
			.map(annotations::get)
			.filter((annotation) -> annotation.isPresent())
			.flatMap((annotation) -> Stream.of(annotation.getClassArray("value")))
			.forEach((type) -> named.add((Class<? extends Throwable>) type));
		return named;
	}

	// It has one client, and knows no destinations.
	private void checkDestination(ServiceMethod method) {
		for (AnnotatedElement element : List.of(method.method(), this.type)) {
			if (AnnotatedElementUtils.hasAnnotation(element, SendTo.class)) {
				throw this.checks.invalid(describe(method) + " with @SendTo, and there are no destinations",
						"Remove @SendTo: what it returns is sent to the client, and a ConnectionGroup reaches others"
								+ mendAdvice());
			}
		}
	}

	private void checkMessage(ServiceMethod method) {
		MethodParameter message = method.payload();
		if (message == null) {
			return;
		}
		Class<?> type = message.getParameterType();
		if (type.isPrimitive()) {
			throw this.checks.invalid(
					describe(method) + " with a message of type " + type + ", and there may be no message",
					"Take " + method.payloadType().getSimpleName() + ", which may be null");
		}
		if (!message.hasParameterAnnotation(Payload.class) && !mayBeMessage(type)) {
			String name = type.getSimpleName();
			throw this.checks.invalid(
					describe(method) + " with a parameter of type " + name + " that nobody can resolve",
					"If %s is the state, let an @OnInit method return it; ".formatted(name)
							+ "if it is what other services are sent, mark it with @Payload; else take it "
							+ "away, or add a bean of type HandlerMethodArgumentResolver for it" + mendAdvice());
		}
	}

	private boolean mayBeMessage(Class<?> type) {
		return type == Object.class || type == String.class || BossMessage.class.isAssignableFrom(type)
				|| WITH_PAYLOAD.stream()
					.flatMap((kind) -> this.service.of(kind).stream())
					.map(ServiceMethod::payloadType)
					.anyMatch((given) -> type.isAssignableFrom(given) || given.isAssignableFrom(type));
	}

	private void checkReply(ServiceMethod method) {
		if (!this.advice && this.checks.isReply(method.method(), this.service.stateType())
				&& WITH_CLIENT.stream().allMatch((kind) -> this.service.of(kind).isEmpty())) {
			throw this.checks.nobodyGets(method.method(), CallbackKind.ERROR);
		}
	}

	private String mendAdvice() {
		return this.advice ? ". Or leave the service out with the attributes of @ControllerAdvice" : "";
	}

	private MethodParameter parameter(Method method, int index) {
		return new SynthesizingMethodParameter(method, index).withContainingClass(this.type);
	}

	private static String describe(ServiceMethod method) {
		return "has " + method.kind().label(method.method()) + " on " + method.method().getName();
	}

}
