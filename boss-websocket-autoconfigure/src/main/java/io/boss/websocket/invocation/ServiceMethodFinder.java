package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Handshake;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.service.InvalidServiceException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ClassUtils;

/**
 * Finds the annotated methods of a service, and the mistakes in them. Each mistake is an
 * {@link InvalidServiceException} that names the bean, the method and the mend.
 */
final class ServiceMethodFinder {

	private final ArgumentResolvers resolvers;

	private final String beanName;

	private final Class<?> type;

	private final Map<CallbackKind, List<ServiceMethod>> methods = new EnumMap<>(CallbackKind.class);

	ServiceMethodFinder(ArgumentResolvers resolvers, String beanName, Class<?> type) {
		this.resolvers = resolvers;
		this.beanName = beanName;
		this.type = type;
	}

	static boolean hasAnnotatedMethods(Class<?> type) {
		return !annotatedMethods(type).isEmpty();
	}

	static Map<Method, List<CallbackKind>> annotatedMethods(Class<?> type) {
		return MethodIntrospector.selectMethods(type, (Method method) -> {
			List<CallbackKind> kinds = new ArrayList<>();
			for (CallbackKind kind : CallbackKind.values()) {
				if (AnnotatedElementUtils.hasAnnotation(method, kind.annotation())) {
					kinds.add(kind);
				}
			}
			return kinds.isEmpty() ? null : kinds;
		});
	}

	ServiceMethods find() {
		if (BossServiceHandler.class.isAssignableFrom(this.type)) {
			throw invalid("both implements BossServiceHandler and has annotated methods",
					"Choose one style: remove the interface, or the annotations");
		}
		Map<Method, List<CallbackKind>> annotated = annotatedMethods(this.type);
		Class<?> stateType = stateType(annotated);
		annotated.forEach((method, kinds) -> add(method, kinds, stateType));
		this.methods.values().forEach((list) -> list.sort(Comparator.comparing((method) -> method.method().getName())));
		for (CallbackKind kind : CallbackKind.values()) {
			checkCount(kind);
		}
		Class<?> messageType = new MessageTypeFinder(this.beanName, this.type)
			.find(this.methods.getOrDefault(CallbackKind.INCOMING, List.of()));
		return new ServiceMethods(this.methods, stateType, messageType);
	}

	private @Nullable Class<?> stateType(Map<Method, List<CallbackKind>> annotated) {
		for (Map.Entry<Method, List<CallbackKind>> entry : annotated.entrySet()) {
			Class<?> returnType = entry.getKey().getReturnType();
			if (entry.getValue().contains(CallbackKind.INIT) && returnType != void.class) {
				if (Outcome.class.isAssignableFrom(returnType)) {
					throw invalid("has an @OnInit method " + entry.getKey().getName() + " that returns an Outcome",
							"Let it return the first state");
				}
				return ClassUtils.resolvePrimitiveIfNecessary(returnType);
			}
		}
		return null;
	}

	private void add(Method method, List<CallbackKind> kinds, @Nullable Class<?> stateType) {
		if (kinds.size() > 1) {
			throw invalid("has a method " + method.getName() + " with both " + kinds.get(0).label() + " and "
					+ kinds.get(1).label(), "Make two methods of it");
		}
		CallbackKind kind = kinds.get(0);
		checkModifiers(method, kind);
		ServiceMethod serviceMethod = new ServiceMethod(kind, method, payload(method, kind, stateType));
		checkReturnType(serviceMethod, stateType);
		this.methods.computeIfAbsent(kind, (unused) -> new ArrayList<>()).add(serviceMethod);
	}

	private void checkModifiers(Method method, CallbackKind kind) {
		String label = kind.label() + " on " + this.type.getSimpleName() + "." + method.getName();
		if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
			throw invalid(
					"has " + label + ", which is " + (Modifier.isStatic(method.getModifiers()) ? "static" : "private"),
					"Make the method an instance method that is not private");
		}
		if (hasAsync(method)) {
			throw invalid("has " + label + ", which is @Async: the service would go on before the callback is done",
					"Remove @Async; start slow work from the callback and bring its result back with "
							+ "BossServices.get(..).info(..)");
		}
	}

	private static boolean hasAsync(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, Async.class)
				|| AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class);
	}

	private @Nullable MethodParameter payload(Method method, CallbackKind kind, @Nullable Class<?> stateType) {
		MethodParameter payload = null;
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new SynthesizingMethodParameter(BridgeMethodResolver.findBridgedMethod(method),
					i)
				.withContainingClass(this.type);
			if (isResolved(parameter, kind, stateType)) {
				continue;
			}
			if (!kind.hasPayload() || isContextOfOthers(parameter)) {
				throw unresolvable(method, kind, parameter);
			}
			if (payload != null) {
				throw invalid(
						"has %s on %s with two parameters that could be the payload, %s and %s".formatted(kind.label(),
								method.getName(), payload.getParameterType().getSimpleName(),
								parameter.getParameterType().getSimpleName()),
						"If one of them is the state, let an @OnInit method return that type; if not, take one away");
			}
			payload = parameter;
		}
		return payload;
	}

	private boolean isResolved(MethodParameter parameter, CallbackKind kind, @Nullable Class<?> stateType) {
		if (parameter.hasParameterAnnotation(Payload.class)) {
			return false;
		}
		Class<?> parameterType = parameter.getParameterType();
		if (kind != CallbackKind.INIT && new StateArgumentResolver(stateType).supportsParameter(parameter)) {
			return true;
		}
		if (ContextArgumentResolver.REASON.supportsParameter(parameter)) {
			return kind.hasReason(parameterType);
		}
		if (parameterType == BossConnection.class || parameterType == Handshake.class) {
			return kind.hasClient();
		}
		return this.resolvers.supportsContext(parameter);
	}

	// A client or a reason is never a payload: it belongs to other kinds of callbacks.
	private static boolean isContextOfOthers(MethodParameter parameter) {
		return ContextArgumentResolver.CLIENT.supportsParameter(parameter)
				|| ContextArgumentResolver.HANDSHAKE.supportsParameter(parameter)
				|| ContextArgumentResolver.REASON.supportsParameter(parameter);
	}

	private InvalidServiceException unresolvable(Method method, CallbackKind kind, MethodParameter parameter) {
		String parameterType = parameter.getParameterType().getSimpleName();
		return invalid(
				"has %s on %s with a parameter of type %s that nobody can resolve".formatted(kind.label(),
						method.getName(), parameterType),
				"If %s is the state, let an @OnInit method return it; else take it away, or add a bean of type "
					.formatted(parameterType) + "HandlerMethodArgumentResolver for it");
	}

	private void checkReturnType(ServiceMethod method, @Nullable Class<?> stateType) {
		Class<?> returnType = method.method().getReturnType();
		CallbackKind kind = method.kind();
		boolean isState = stateType != null
				&& stateType.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(returnType));
		boolean fits = switch (kind) {
			case INIT -> true;
			case TERMINATE -> returnType == void.class;
			default ->
				kind.mayReply() || returnType == void.class || isState || Outcome.class.isAssignableFrom(returnType);
		};
		MethodParameter returned = new MethodParameter(method.method(), -1);
		if (!fits && !this.resolvers.supportsReturn(returned)) {
			throw invalid(
					"has %s on %s that returns %s, and there is nobody to send it to".formatted(kind.label(),
							method.method().getName(), returnType.getSimpleName()),
					(kind == CallbackKind.TERMINATE) ? "Let it return nothing"
							: "Let it return nothing, an Outcome, or the state, whose type is what "
									+ OnInit.class.getSimpleName() + " returns");
		}
	}

	private void checkCount(CallbackKind kind) {
		List<ServiceMethod> found = this.methods.getOrDefault(kind, List.of());
		if (!kind.hasPayload() && found.size() > 1) {
			throw invalid("has two methods with " + kind.label() + ", " + found.get(0).label() + " and "
					+ found.get(1).label(), "Keep one of them");
		}
		for (int i = 1; i < found.size(); i++) {
			ServiceMethod method = found.get(i);
			for (ServiceMethod other : found.subList(0, i)) {
				if (other.payloadType() == method.payloadType()) {
					throw invalid(
							"has two methods with %s for the same payload, %s and %s".formatted(kind.label(),
									other.label(), method.label()),
							"Keep one of them, or let them take different types");
				}
			}
		}
	}

	private InvalidServiceException invalid(String problem, String mend) {
		return new InvalidServiceException("Bean '" + this.beanName + "' (" + this.type.getName() + ") " + problem,
				mend);
	}

}
