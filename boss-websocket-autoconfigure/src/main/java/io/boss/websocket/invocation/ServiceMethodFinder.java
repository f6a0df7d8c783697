package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.service.InvalidServiceException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.GenericTypeResolver;
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

	private static final Comparator<Method> BY_NAME = Comparator.comparing(Method::getName)
		.thenComparing(Method::toGenericString);

	private final ArgumentResolvers resolvers;

	private final String beanName;

	private final Class<?> type;

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
		Map<CallbackKind, List<Method>> annotated = new EnumMap<>(CallbackKind.class);
		annotatedMethods(this.type).forEach((method, kinds) -> {
			checkMethod(method, kinds);
			annotated.computeIfAbsent(kinds.get(0), (unused) -> new ArrayList<>()).add(method);
		});
		annotated.values().forEach((list) -> list.sort(BY_NAME));
		annotated.forEach(this::checkCount);
		Class<?> stateType = stateType(annotated.getOrDefault(CallbackKind.INIT, List.of()));
		Map<CallbackKind, List<ServiceMethod>> methods = new EnumMap<>(CallbackKind.class);
		annotated.forEach(
				(kind, list) -> methods.put(kind, list.stream().map((m) -> describe(m, kind, stateType)).toList()));
		methods.values().forEach(this::checkPayloads);
		Class<?> messageType = new MessageTypeFinder(this.beanName, this.type)
			.find(methods.getOrDefault(CallbackKind.INCOMING, List.of()));
		return new ServiceMethods(methods, stateType, messageType);
	}

	private void checkMethod(Method method, List<CallbackKind> kinds) {
		if (kinds.size() > 1) {
			throw invalid("has a method " + method.getName() + " with both " + kinds.get(0).label() + " and "
					+ kinds.get(1).label(), "Make two methods of it");
		}
		String label = kinds.get(0).label() + " on " + this.type.getSimpleName() + "." + method.getName();
		if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
			throw invalid(
					"has " + label + ", which is " + (Modifier.isStatic(method.getModifiers()) ? "static" : "private"),
					"Make the method an instance method that is not private");
		}
		if (AnnotatedElementUtils.hasAnnotation(method, Async.class)
				|| AnnotatedElementUtils.hasAnnotation(this.type, Async.class)) {
			throw invalid("has " + label + ", which is @Async: the service would go on before the callback is done",
					"Remove @Async; start slow work from the callback and bring its result back with "
							+ "BossServices.get(..).info(..)");
		}
	}

	private void checkCount(CallbackKind kind, List<Method> found) {
		if (!kind.hasPayload() && found.size() > 1) {
			throw invalid("has two methods with %s, %s and %s".formatted(kind.label(),
					ServiceMethod.label(found.get(0)), ServiceMethod.label(found.get(1))), "Keep one of them");
		}
	}

	private @Nullable Class<?> stateType(List<Method> inits) {
		Class<?> returnType = inits.isEmpty() ? void.class : returnType(inits.get(0));
		if (Outcome.class.isAssignableFrom(returnType)) {
			throw invalid("has an @OnInit method " + inits.get(0).getName() + " that returns an Outcome",
					"Let it return the first state");
		}
		return (returnType != void.class) ? ClassUtils.resolvePrimitiveIfNecessary(returnType) : null;
	}

	private ServiceMethod describe(Method method, CallbackKind kind, @Nullable Class<?> stateType) {
		checkReturnType(method, kind, stateType);
		return new ServiceMethod(kind, method, payload(method, kind, stateType));
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
			if (!kind.hasPayload() || this.resolvers.supportsSome(parameter)) {
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
		boolean state = kind != CallbackKind.INIT && new StateArgumentResolver(stateType).supportsParameter(parameter);
		return state || this.resolvers.supports(parameter, kind);
	}

	private InvalidServiceException unresolvable(Method method, CallbackKind kind, MethodParameter parameter) {
		String parameterType = parameter.getParameterType().getSimpleName();
		String problem = "has %s on %s with a parameter of type %s that nobody can resolve".formatted(kind.label(),
				method.getName(), parameterType);
		if (this.resolvers.supportsSome(parameter)) {
			String others = Arrays.stream(CallbackKind.values())
				.filter((other) -> this.resolvers.supports(parameter, other))
				.map(CallbackKind::label)
				.collect(Collectors.joining(", "));
			return invalid(problem + " there", "Take it away: it is for methods with " + others);
		}
		return invalid(problem,
				"If %s is the state, let an @OnInit method return it; else take it away, or add a bean of type "
					.formatted(parameterType) + "HandlerMethodArgumentResolver for it");
	}

	private void checkReturnType(Method method, CallbackKind kind, @Nullable Class<?> stateType) {
		Class<?> returnType = returnType(method);
		boolean isState = stateType != null
				&& stateType.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(returnType));
		boolean fits = switch (kind) {
			case INIT -> true;
			case TERMINATE -> returnType == void.class;
			default ->
				kind.mayReply() || returnType == void.class || isState || Outcome.class.isAssignableFrom(returnType);
		};
		if (!fits && !this.resolvers.supportsReturn(new MethodParameter(method, -1))) {
			throw invalid(
					"has %s on %s that returns %s, and there is nobody to send it to".formatted(kind.label(),
							method.getName(), returnType.getSimpleName()),
					(kind == CallbackKind.TERMINATE) ? "Let it return nothing"
							: "Let it return nothing, an Outcome, or the state, whose type is what "
									+ OnInit.class.getSimpleName() + " returns");
		}
	}

	private Class<?> returnType(Method method) {
		return GenericTypeResolver.resolveReturnType(BridgeMethodResolver.findBridgedMethod(method), this.type);
	}

	private void checkPayloads(List<ServiceMethod> found) {
		for (ServiceMethod method : found) {
			for (ServiceMethod other : found.subList(0, found.indexOf(method))) {
				if (other.payloadType() == method.payloadType()) {
					throw invalid(
							"has two methods with %s for the same payload, %s and %s".formatted(method.kind().label(),
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
