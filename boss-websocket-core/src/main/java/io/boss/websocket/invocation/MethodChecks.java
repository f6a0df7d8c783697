/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.Outcome;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnInit;
import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Checks of the annotated methods of a class, one by one.
 */
final class MethodChecks {

	private static final Set<String> PACKAGES = Set.of(Header.class.getPackageName(),
			RequestParam.class.getPackageName());

	private static final Set<Class<?>> OF_PAYLOAD = Set.of(Payload.class, RequestBody.class);

	private static final String INSTEAD = "A message is a BossMessage, or what it is converted to, and has no headers: "
			+ "take the client's handshake with @RequestHeader, @RequestParam or @CookieValue, or add a bean of type "
			+ "HandlerMethodArgumentResolver for it";

	private final ArgumentResolvers resolvers;

	private final KeyParameters keys;

	private final String subject;

	private final Class<?> type;

	/**
	 * Creates checks.
	 * @param resolvers the argument resolvers
	 * @param keys the parameters that get the key of an instance
	 * @param subject what has a mistake, as a developer finds it
	 * @param type the class whose methods are checked
	 */
	MethodChecks(ArgumentResolvers resolvers, KeyParameters keys, String subject, Class<?> type) {
		this.resolvers = resolvers;
		this.keys = keys;
		this.subject = subject;
		this.type = type;
	}

	void checkMethod(Method method, List<CallbackKind> kinds) {
		if (kinds.size() > 1) {
			throw invalid("has a method " + method.getName() + " with both " + kinds.get(0).label() + " and "
					+ kinds.get(1).label(), "Make two methods of it");
		}
		String label = kinds.get(0).label(method) + " on " + this.type.getSimpleName() + "." + method.getName();
		if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
			throw invalid(
					"has " + label + ", which is " + (Modifier.isStatic(method.getModifiers()) ? "static" : "private"),
					"Make the method an instance method that is not private");
		}
		if (AnnotatedElementUtils.hasAnnotation(method, Async.class)
				|| AnnotatedElementUtils.hasAnnotation(this.type, Async.class)) {
			throw invalid("has " + label + ", which is @Async: the service would go on before the callback is done",
					"Remove @Async; start slow work from the callback and bring its result back with "
							+ "BossServices.get(..).pipeToSelf(..)");
		}
	}

	/**
	 * Checks what a method takes and returns.
	 * @param method the method
	 * @param kind its kind
	 * @param stateType the type of the service's state
	 * @return the method
	 * @throws InvalidConfigurationException if there is a mistake
	 */
	ServiceMethod describe(Method method, CallbackKind kind, @Nullable Class<?> stateType) {
		checkReturnType(method, kind, stateType);
		checkReply(method, stateType);
		return new ServiceMethod(kind, method, payload(method, kind, stateType));
	}

	private @Nullable MethodParameter payload(Method method, CallbackKind kind, @Nullable Class<?> stateType) {
		MethodParameter payload = null;
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new SynthesizingMethodParameter(BridgeMethodResolver.findBridgedMethod(method),
					i)
				.withContainingClass(this.type);
			if (KeyParameters.isValue(parameter)) {
				new KeyChecks(this, this.keys).check(kind.label(method) + " on " + method.getName(), parameter);
				continue;
			}
			if (this.keys.isKey(parameter) || isResolved(parameter, kind, stateType)) {
				continue;
			}
			if (!kind.hasPayload() || this.resolvers.supportsSome(parameter)) {
				throw unresolvable(method, kind, parameter);
			}
			checkForeign(method, kind, parameter);
			if (payload != null) {
				throw invalid(
						"has %s on %s with two parameters that could be the payload, %s and %s".formatted(
								kind.label(method), method.getName(), payload.getParameterType().getSimpleName(),
								parameter.getParameterType().getSimpleName()),
						"If one of them is the state, let an @OnInit method return that type; if not, take one away");
			}
			payload = parameter;
		}
		return payload;
	}

	// What other handler methods of Spring take, and would be taken for the message.
	private void checkForeign(Method method, CallbackKind kind, MethodParameter parameter) {
		String name = parameter.getParameterType().getSimpleName();
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Class<?> foreign = annotation.annotationType();
			if (PACKAGES.contains(foreign.getPackageName()) && !OF_PAYLOAD.contains(foreign)) {
				throw invalid("has %s on %s with a parameter of type %s and @%s, which nobody can resolve"
					.formatted(kind.label(method), method.getName(), name, foreign.getSimpleName()), INSTEAD);
			}
		}
		if (Message.class.isAssignableFrom(parameter.getParameterType())
				|| MessageHeaders.class.isAssignableFrom(parameter.getParameterType())) {
			throw invalid("has %s on %s with a parameter of type %s that nobody can resolve"
				.formatted(kind.label(method), method.getName(), name), INSTEAD);
		}
	}

	private boolean isResolved(MethodParameter parameter, CallbackKind kind, @Nullable Class<?> stateType) {
		if (parameter.hasParameterAnnotation(Payload.class)) {
			return false;
		}
		if (kind == CallbackKind.ERROR && ContextArgumentResolver.isException(parameter)) {
			return true;
		}
		if (kind == CallbackKind.INFO && takesResult(parameter.getExecutable())
				&& this.resolvers.supportsClient(parameter)) {
			return true;
		}
		boolean state = kind != CallbackKind.INIT && new StateArgumentResolver(stateType).supportsParameter(parameter);
		return state || this.resolvers.supports(parameter, kind);
	}

	// Only work has a client that it was begun for.
	private static boolean takesResult(Executable method) {
		return Stream.of(method.getParameterTypes()).anyMatch(TaskResult.class::isAssignableFrom);
	}

	private InvalidConfigurationException unresolvable(Method method, CallbackKind kind, MethodParameter parameter) {
		String parameterType = parameter.getParameterType().getSimpleName();
		String problem = "has %s on %s with a parameter of type %s that nobody can resolve"
			.formatted(kind.label(method), method.getName(), parameterType);
		if (this.resolvers.supportsSome(parameter)) {
			String others = Arrays.stream(CallbackKind.values())
				.filter((other) -> this.resolvers.supports(parameter, other))
				.map(CallbackKind::label)
				.collect(Collectors.joining(", "));
			return invalid(problem + " there",
					"Take it away: it is for methods with " + others
							+ ((kind == CallbackKind.INFO && this.resolvers.supportsClient(parameter))
									? ", and of @OnInfo for those that take a TaskResult" : ""));
		}
		return invalid(problem,
				"If %s is the state, let an @OnInit method return it; else take it away, or add a bean of type "
					.formatted(parameterType) + "HandlerMethodArgumentResolver for it");
	}

	private void checkReturnType(Method method, CallbackKind kind, @Nullable Class<?> stateType) {
		Class<?> returnType = returnType(method);
		boolean first = kind == CallbackKind.INIT;
		if (!first && this.resolvers.supportsReturn(new MethodParameter(method, -1))) {
			return;
		}
		if (kind == CallbackKind.INCOMING && LaterValues.isFollowed(returnType)) {
			checkFollowed(method, stateType);
			return;
		}
		if (LaterValues.isLater(returnType)) {
			throw later(method, kind, returnType);
		}
		boolean isState = stateType != null
				&& stateType.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(returnType));
		boolean fits = switch (kind) {
			case INIT -> true;
			case TERMINATE -> returnType == void.class;
			default ->
				kind.mayReply() || returnType == void.class || isState || Outcome.class.isAssignableFrom(returnType);
		};
		if (!fits) {
			throw nobodyGets(method, kind);
		}
	}

	private void checkFollowed(Method method, @Nullable Class<?> stateType) {
		Class<?> value = replyType(method);
		if (LaterValues.isLater(value) || Outcome.class.isAssignableFrom(value)
				|| (stateType != null && stateType.isAssignableFrom(value))) {
			throw invalid(
					"has @OnIncoming on %s that returns %s of %s, and no client can be sent that"
						.formatted(method.getName(), returnType(method).getSimpleName(), value.getSimpleName()),
					"Let it return what its client gets; what changes the state comes back with "
							+ "BossServices.get(..).pipeToSelf(..)");
		}
	}

	private void checkReply(Method method, @Nullable Class<?> stateType) {
		if (Arrays.stream(method.getParameterTypes()).anyMatch(ReplyArgumentResolver::isReply)
				&& isReply(method, stateType)) {
			throw invalid(
					"has @OnIncoming on %s that takes a Reply and returns %s".formatted(method.getName(),
							returnType(method).getSimpleName()),
					"Let it return nothing, an Outcome or the state, or take the Reply away");
		}
	}

	private InvalidConfigurationException later(Method method, CallbackKind kind, Class<?> returnType) {
		String name = returnType.getSimpleName();
		if (kind == CallbackKind.INIT) {
			return invalid(
					"has @OnInit on %s that returns %s, which would be the state itself".formatted(method.getName(),
							name),
					"Let it return the first state, and bring what comes later with BossServices.get(..).pipeToSelf(..)");
		}
		return invalid(
				"has %s on %s that returns %s, whose value nobody waits for".formatted(kind.label(method),
						method.getName(), name),
				"Let it return nothing, and bring the value back with BossServices.get(..).pipeToSelf(..)"
						+ (kind.mayReply() ? ", or add a bean of type HandlerMethodReturnValueHandler for it" : ""));
	}

	InvalidConfigurationException nobodyGets(Method method, CallbackKind kind) {
		return invalid(
				"has %s on %s that returns %s, and there is nobody to send it to".formatted(kind.label(method),
						method.getName(), returnType(method).getSimpleName()),
				(kind == CallbackKind.TERMINATE) ? "Let it return nothing"
						: "Let it return nothing, an Outcome, or the state, whose type is what "
								+ OnInit.class.getSimpleName() + " returns");
	}

	/**
	 * Whether what a method returns is meant for the client.
	 * @param method the method
	 * @param stateType the type of the service's state
	 * @return whether it is neither an outcome nor state, and no handler takes it
	 */
	boolean isReply(Method method, @Nullable Class<?> stateType) {
		Class<?> type = returnType(method);
		return type != void.class && !Outcome.class.isAssignableFrom(type)
				&& (stateType == null || !stateType.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type)))
				&& !this.resolvers.supportsReturn(new MethodParameter(method, -1));
	}

	/**
	 * Type of what the client gets that a method returns.
	 * @param method the method
	 * @return what it returns, or what that is waited for
	 */
	Class<?> replyType(Method method) {
		Class<?> type = returnType(method);
		if (!LaterValues.isFollowed(type)) {
			return type;
		}
		return LaterValues
			.valueType(ResolvableType.forMethodReturnType(BridgeMethodResolver.findBridgedMethod(method), this.type))
			.toClass();
	}

	Class<?> returnType(Method method) {
		return GenericTypeResolver.resolveReturnType(BridgeMethodResolver.findBridgedMethod(method), this.type);
	}

	InvalidConfigurationException invalid(String problem, String action) {
		return new InvalidConfigurationException(this.subject + " " + problem, action);
	}

}
