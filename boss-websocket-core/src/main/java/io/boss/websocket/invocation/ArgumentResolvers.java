/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandlerComposite;
import org.springframework.validation.Validator;

/**
 * Argument resolvers and return value handlers, the application's own beans first.
 */
final class ArgumentResolvers {

	private final HandlerMethodArgumentResolverComposite own = new HandlerMethodArgumentResolverComposite();

	private final HandlerMethodArgumentResolverComposite client = new HandlerMethodArgumentResolverComposite();

	private final ReplyArgumentResolver replies = new ReplyArgumentResolver();

	private final HandlerMethodReturnValueHandlerComposite returns = new HandlerMethodReturnValueHandlerComposite();

	private final @Nullable Validator validator;

	ArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers, List<HandlerMethodReturnValueHandler> returns,
			ConversionService conversionService, @Nullable Validator validator) {
		this.own.addResolvers(resolvers);
		this.client.addResolver(new HandshakeValueArgumentResolver(conversionService));
		this.client.addResolvers(ContextArgumentResolver.OF_CLIENT);
		this.returns.addHandlers(returns);
		this.validator = validator;
	}

	/**
	 * Whether a parameter is neither state nor payload.
	 * @param parameter the parameter of a method
	 * @param kind the kind of the method
	 * @return whether it is resolved by what the callback is about
	 */
	boolean supports(MethodParameter parameter, CallbackKind kind) {
		return KeyParameters.isValue(parameter) || this.own.supportsParameter(parameter)
				|| kind.hasReason(parameter.getParameterType())
				|| (kind == CallbackKind.INCOMING && this.replies.supportsParameter(parameter))
				|| (kind.hasClient() && this.client.supportsParameter(parameter));
	}

	/**
	 * Whether a parameter is about a client.
	 * @param parameter the parameter
	 * @return whether it is resolved wherever there is a client
	 */
	boolean supportsClient(MethodParameter parameter) {
		return this.client.supportsParameter(parameter);
	}

	/**
	 * Whether a parameter is resolved in callbacks of some kind, and hence never the
	 * payload of another.
	 * @param parameter the parameter
	 * @return whether there is a kind that supports it
	 */
	boolean supportsSome(MethodParameter parameter) {
		return Arrays.stream(CallbackKind.values()).anyMatch((kind) -> supports(parameter, kind));
	}

	boolean supportsReturn(MethodParameter returned) {
		return this.returns.supportsReturnType(returned);
	}

	HandlerMethodReturnValueHandlerComposite returns() {
		return this.returns;
	}

	/**
	 * All resolvers for methods that handle failures.
	 * @param stateType the type of the service's state
	 * @param keys the parameters that get its key
	 * @return the resolvers, of which the last takes whatever is left as the message
	 */
	HandlerMethodArgumentResolverComposite forFailures(@Nullable Class<?> stateType, KeyParameters keys) {
		HandlerMethodArgumentResolverComposite resolvers = new HandlerMethodArgumentResolverComposite();
		resolvers.addResolvers(keys.resolvers());
		resolvers.addResolvers(ContextArgumentResolver.OF_FAILURE);
		resolvers.addResolver(new StateArgumentResolver(stateType));
		resolvers.addResolvers(this.own.getResolvers());
		resolvers.addResolvers(this.client.getResolvers());
		resolvers.addResolver(new FailedMessageArgumentResolver());
		return resolvers;
	}

	/**
	 * All resolvers for the methods of a service.
	 * @param stateType the type of its state
	 * @param keys the parameters that get its key
	 * @return the resolvers, of which the last takes whatever is left as payload
	 */
	HandlerMethodArgumentResolverComposite forService(@Nullable Class<?> stateType, KeyParameters keys) {
		HandlerMethodArgumentResolverComposite resolvers = new HandlerMethodArgumentResolverComposite();
		resolvers.addResolvers(keys.resolvers());
		resolvers.addResolver(new StateArgumentResolver(stateType));
		resolvers.addResolvers(this.own.getResolvers());
		resolvers.addResolver(ContextArgumentResolver.REASON);
		resolvers.addResolver(this.replies);
		resolvers.addResolvers(this.client.getResolvers());
		resolvers.addResolver(new PayloadArgumentResolver(this.validator));
		return resolvers;
	}

}
