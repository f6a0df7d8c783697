/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.spi.HandlerFactory;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.util.ClassUtils;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Handlers of annotated beans, without an application: with JSON and with validation.
 */
final class TestHandlers {

	private final List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();

	private final List<HandlerMethodReturnValueHandler> returnValueHandlers = new ArrayList<>();

	private final List<MessageConverter> converters = new ArrayList<>(
			List.of(new JacksonJsonMessageConverter(JsonMapper.builder().build())));

	private final List<MessagingAdviceBean> advice = new ArrayList<>();

	final List<String> dropped = new ArrayList<>();

	private List<String> variables = List.of();

	private InvalidMessagePolicy policy = InvalidMessagePolicy.ANSWER;

	static BossServiceHandler<Object> of(Object bean) {
		return new TestHandlers().create(bean);
	}

	/**
	 * What is wrong with a class that cannot be a service.
	 * @param type the class of a bean named "mistaken"
	 * @return what the developer reads
	 */
	static InvalidConfigurationException mistakeOf(Class<?> type) {
		return new TestHandlers().mistake(type);
	}

	InvalidConfigurationException mistake(Class<?> type) {
		return catchThrowableOfType(InvalidConfigurationException.class,
				() -> factory().prepare("test", this.variables, "mistaken", type));
	}

	TestHandlers with(HandlerMethodArgumentResolver resolver) {
		this.resolvers.add(resolver);
		return this;
	}

	TestHandlers with(HandlerMethodReturnValueHandler handler) {
		this.returnValueHandlers.add(handler);
		return this;
	}

	TestHandlers with(MessagingAdviceBean advice) {
		this.advice.add(advice);
		return this;
	}

	/**
	 * Gives the service keys.
	 * @param variables the variables of its template
	 * @return this
	 */
	TestHandlers keyed(String... variables) {
		this.variables = List.of(variables);
		return this;
	}

	TestHandlers with(InvalidMessagePolicy policy) {
		this.policy = policy;
		return this;
	}

	TestHandlers withOnly(MessageConverter... converters) {
		this.converters.clear();
		this.converters.addAll(List.of(converters));
		return this;
	}

	AnnotatedHandlerFactory factory() {
		LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
		validator.afterPropertiesSet();
		BossStats stats = (service) -> new ServiceStats() {

			@Override
			public void messageDropped(DropReason reason) {
				TestHandlers.this.dropped.add(service + " " + reason);
			}

		};
		return new AnnotatedHandlerFactory(this.resolvers, this.returnValueHandlers,
				new ServiceConverters(this.converters, List.of()), new DefaultConversionService(), validator,
				(service) -> this.policy, () -> this.advice, stats);
	}

	@SuppressWarnings("unchecked")
	BossServiceHandler<Object> create(Object bean) {
		return (BossServiceHandler<Object>) prepare(bean.getClass()).handlers().apply(bean);
	}

	HandlerFactory.Prepared prepare(Class<?> type) {
		return factory().prepare("test", this.variables, "bean", ClassUtils.getUserClass(type));
	}

}
