/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.InvalidMessage.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * Method of one bean, ready to be called: the resolver of each argument is known.
 */
final class BoundMethod extends InvocableHandlerMethod {

	private static final String UNHANDLED = "The message cannot be handled";

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final ServiceMethod method;

	// One for each parameter. The composite would look each of them up twice for each
	// call.
	private final HandlerMethodArgumentResolver[] resolvers;

	private final boolean takesReply;

	private final boolean mayAnswerLate;

	BoundMethod(ServiceMethod method, Object bean, HandlerMethodArgumentResolverComposite resolvers) {
		super(bean, AopUtils.selectInvocableMethod(method.method(), bean.getClass()));
		this.method = method;
		this.resolvers = Stream.of(getMethodParameters())
			.map((parameter) -> resolver(parameter, resolvers.getResolvers()))
			.toArray(HandlerMethodArgumentResolver[]::new);
		this.takesReply = method.takesReply();
		this.mayAnswerLate = LaterValues.mayBeFollowed(method.method().getReturnType());
	}

	private static HandlerMethodArgumentResolver resolver(MethodParameter parameter,
			List<HandlerMethodArgumentResolver> resolvers) {
		parameter.initParameterNameDiscovery(NAMES);
		return resolvers.stream()
			.filter((resolver) -> resolver.supportsParameter(parameter))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No resolver for " + parameter));
	}

	ServiceMethod method() {
		return this.method;
	}

	/**
	 * Whether the method answers by a parameter.
	 * @return whether it has a {@link io.boss.websocket.Reply}
	 */
	boolean takesReply() {
		return this.takesReply;
	}

	/**
	 * Whether what the method returns may be something that is waited for.
	 * @return whether to look at the value
	 */
	boolean mayAnswerLate() {
		return this.mayAnswerLate;
	}

	/**
	 * Calls the method. What it throws goes on as it is, checked exceptions included.
	 * @param message what it is called with
	 * @return what it returns
	 * @throws InvalidPayloadException if its arguments cannot be made
	 */
	@Nullable Object call(CallbackMessage message) {
		try {
			return invoke(message);
		}
		catch (Exception ex) {
			throw BoundMethod.<RuntimeException>asItIs(ex);
		}
	}

	/**
	 * Throws what may be checked from where nothing checked is declared. Whoever calls
	 * callbacks expects anything, and a wrapper would hide the type from logs, health and
	 * those that handle failures.
	 * @param <T> what the compiler takes it for
	 * @param exception what to throw
	 * @return nothing
	 * @throws T always
	 */
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // that is the
																		// trick
	static <T extends Exception> T asItIs(Exception exception) throws T {
		throw (T) exception;
	}

	@Override
	protected @Nullable Object[] getMethodArgumentValues(Message<?> message, @Nullable Object... providedArgs)
			throws Exception {
		try {
			return resolveArguments(message);
		}
		catch (MethodArgumentNotValidException ex) {
			throw new InvalidPayloadException(Problem.VALIDATION, describe(ex), ex);
		}
		catch (MethodArgumentResolutionException ex) {
			// Its text names methods and classes, which no client may see.
			throw new InvalidPayloadException(Problem.VALIDATION, UNHANDLED, ex);
		}
		catch (MessagingException ex) {
			String detail = (ex.getMessage() != null) ? ex.getMessage() : UNHANDLED;
			throw new InvalidPayloadException(Problem.VALIDATION, detail, ex);
		}
	}

	private @Nullable Object[] resolveArguments(Message<?> message) throws Exception {
		MethodParameter[] parameters = getMethodParameters();
		@Nullable Object[] arguments = new Object[parameters.length];
		for (int i = 0; i < parameters.length; i++) {
			arguments[i] = this.resolvers[i].resolveArgument(parameters[i], message);
		}
		return arguments;
	}

	// Names of properties and what is wrong with them, but not their values.
	private static String describe(MethodArgumentNotValidException failure) {
		BindingResult result = failure.getBindingResult();
		if (result == null) {
			return "The message is not valid";
		}
		return result.getAllErrors()
			.stream()
			.map((error) -> ((error instanceof FieldError field) ? field.getField() : "the message") + " "
					+ error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining(", "));
	}

}
