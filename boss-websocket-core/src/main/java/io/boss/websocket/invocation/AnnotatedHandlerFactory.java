/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.conversion.ServiceConverter;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.spi.HandlerFactory;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CompositeBossStats;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.validation.Validator;

/**
 * Factory for handlers of beans whose methods are annotated.
 */
public final class AnnotatedHandlerFactory implements HandlerFactory {

	private final ArgumentResolvers resolvers;

	private final ConversionService conversionService;

	private final ServiceConverters converters;

	private final @Nullable Validator validator;

	private final InvalidMessageHandling invalid;

	private final Supplier<? extends List<? extends MessagingAdviceBean>> advice;

	private final BossStats stats;

	/**
	 * Creates a factory.
	 * @param argumentResolvers the application's own argument resolvers
	 * @param returnValueHandlers the application's own handlers of return values
	 * @param converters convert messages
	 * @param conversionService converts values of the handshake
	 * @param validator validates payloads, if there is one
	 * @param policies what becomes of invalid messages, by the name of the service
	 * @param advice finds the beans that handle failures of several services, without
	 * creating them
	 * @param stats hears of invalid messages
	 */
	public AnnotatedHandlerFactory(List<HandlerMethodArgumentResolver> argumentResolvers,
			List<HandlerMethodReturnValueHandler> returnValueHandlers, ServiceConverters converters,
			ConversionService conversionService, @Nullable Validator validator,
			Function<String, InvalidMessagePolicy> policies,
			Supplier<? extends List<? extends MessagingAdviceBean>> advice, BossStats stats) {
		this(argumentResolvers, returnValueHandlers, converters, conversionService, validator,
				new InvalidMessageHandling(policies, (service) -> false, (failure) -> false), advice, stats);
	}

	/**
	 * Creates a factory.
	 * @param argumentResolvers the application's own argument resolvers
	 * @param returnValueHandlers the application's own handlers of return values
	 * @param converters convert messages
	 * @param conversionService converts values of the handshake
	 * @param validator validates payloads, if there is one
	 * @param invalid what becomes of messages that are not valid, or denied
	 * @param advice finds the beans that handle failures of several services, without
	 * creating them
	 * @param stats hears of invalid messages
	 */
	public AnnotatedHandlerFactory(List<HandlerMethodArgumentResolver> argumentResolvers,
			List<HandlerMethodReturnValueHandler> returnValueHandlers, ServiceConverters converters,
			ConversionService conversionService, @Nullable Validator validator, InvalidMessageHandling invalid,
			Supplier<? extends List<? extends MessagingAdviceBean>> advice, BossStats stats) {
		this.resolvers = new ArgumentResolvers(argumentResolvers, returnValueHandlers, conversionService, validator);
		this.conversionService = conversionService;
		this.converters = converters;
		this.validator = validator;
		this.invalid = invalid;
		this.advice = advice;
		this.stats = CompositeBossStats.of(stats);
	}

	@Override
	public boolean supports(Class<?> type) {
		return ServiceMethodFinder.hasAnnotatedMethods(type);
	}

	@Override
	public Function<Object, BossServiceHandler<?>> prepare(String name, String beanName, Class<?> type) {
		return prepare(name, List.of(), beanName, type).handlers();
	}

	@Override
	public Prepared prepare(String name, List<String> variables, String beanName, Class<?> type) {
		String subject = "Bean '" + beanName + "' (" + type.getName() + ")";
		Map<MessagingAdviceBean, Class<?>> advice = advice(type);
		KeyParameters keys = keys(variables, type, advice.values());
		MethodChecks checks = new MethodChecks(this.resolvers, keys, subject, type);
		ServiceMethods methods = new ServiceMethodFinder(checks, beanName, type).find();
		ErrorMethods errors = ErrorMethodFinder.ofService(checks, type, methods);
		ServiceConverter converter = this.converters.of(name);
		new PayloadChecks(checks, type, this.validator, converter).check(methods);
		List<ErrorAdvice> handling = new ArrayList<>();
		advice.forEach((bean,
				beanType) -> handling.add(new ErrorAdvice(bean,
						ErrorMethodFinder.ofAdvice(
								new MethodChecks(this.resolvers, keys.ofAdvice(),
										subject + " has the advice " + beanType.getName() + ", which", beanType),
								beanType, methods),
						this.resolvers.forFailures(methods.stateType(), keys.ofAdvice()))));
		BoundServices bound = new BoundServices(new AnnotatedService(name, methods, errors, handling, keys,
				this.resolvers, converter, this.invalid.policies().apply(name), this.invalid.detailed().test(name),
				this.stats.service(name), this.invalid.denied()));
		return new Prepared((bean) -> new AnnotatedHandler(bound.of(bean), this.invalid.denied()), keys::accept);
	}

	private KeyParameters keys(List<String> variables, Class<?> type, Collection<Class<?>> advice) {
		Map<Class<?>, Collection<Method>> methods = new LinkedHashMap<>();
		methods.put(type, ServiceMethodFinder.annotatedMethods(type).keySet());
		advice.forEach((beanType) -> methods.put(beanType, ServiceMethodFinder.errorMethods(beanType)));
		return new KeyParameters(variables, this.conversionService, methods);
	}

	private Map<MessagingAdviceBean, Class<?>> advice(Class<?> type) {
		Map<MessagingAdviceBean, Class<?>> all = new LinkedHashMap<>();
		for (MessagingAdviceBean bean : this.advice.get()) {
			Class<?> beanType = bean.getBeanType();
			if (beanType != null && bean.isApplicableToBeanType(type)
					&& !ServiceMethodFinder.errorMethods(beanType).isEmpty()) {
				all.put(bean, beanType);
			}
		}
		return all;
	}

}
