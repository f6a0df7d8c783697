/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;

import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.invocation.AnnotatedHandlerFactory;
import io.boss.websocket.invocation.InvalidMessageHandling;
import io.boss.websocket.service.AccessDenial;
import io.boss.websocket.spi.HandlerFactory;
import io.boss.websocket.stats.BossStats;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.validation.Validator;

/**
 * Configuration of services whose methods are annotated.
 */
@Configuration(proxyBeanMethods = false)
class AnnotatedServicesConfiguration {

	@Bean
	@ConditionalOnMissingBean(HandlerFactory.class)
	AnnotatedHandlerFactory bossHandlerFactory(ObjectProvider<HandlerMethodArgumentResolver> argumentResolvers,
			ObjectProvider<HandlerMethodReturnValueHandler> returnValueHandlers, ServiceConverters converters,
			ObjectProvider<Validator> validator, ResolvedServices services, ConfigurableListableBeanFactory beanFactory,
			BossStats stats, ObjectProvider<AccessDenial> denials) {
		List<AccessDenial> tests = denials.orderedStream().toList();
		return new AnnotatedHandlerFactory(argumentResolvers.orderedStream().toList(),
				returnValueHandlers.orderedStream().toList(), converters,
				ApplicationConversionService.getSharedInstance(), validator.getIfUnique(),
				new InvalidMessageHandling((service) -> services.of(service).invalid().policy(),
						(service) -> services.of(service).invalid().detailed(),
						(failure) -> tests.stream().anyMatch((denial) -> denial.isDenied(failure))),
				() -> AdviceBeans.find(beanFactory), stats);
	}

}
