/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.BossService;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.config.EndpointSettingsCustomizer;
import io.boss.websocket.config.MessageConverterCustomizer;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import io.boss.websocket.endpoint.handshake.HandshakeCheck;
import io.boss.websocket.observation.BossCallbackObservationConvention;
import io.boss.websocket.security.AuthenticationExpiry;
import io.boss.websocket.security.TicketStore;
import io.boss.websocket.security.TokenAuthenticator;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.HandlerFactory;
import io.boss.websocket.spi.MessageEncoder;
import io.boss.websocket.spi.MessageInterceptor;
import io.boss.websocket.spi.ServiceKeyCheck;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CallbackObserver;
import jakarta.servlet.Filter;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Filter of what component scanning finds for {@link BossServiceTest @BossServiceTest}.
 */
class BossServiceTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<BossServiceTest> {

	private static final Class<?>[] NO_SERVICES = {};

	private static final List<Class<?>> OF_THE_LIBRARY = List.of(AuthenticationExpiry.class,
			BossCallbackObservationConvention.class, BossStats.class, BroadcastTransport.class, CallbackObserver.class,
			ConnectionListener.class, EndpointSettingsCustomizer.class, HandlerFactory.class, HandshakeCheck.class,
			MessageConverterCustomizer.class, MessageEncoder.class, MessageInterceptor.class,
			ServiceExecutorCustomizer.class, ServiceKeyCheck.class, ServiceRegistrationCustomizer.class,
			TicketStore.class, TokenAuthenticator.class);

	private static final List<Class<?>> OF_SPRING = List.of(ControllerAdvice.class, Converter.class,
			DelegatingFilterProxyRegistrationBean.class, ErrorAttributes.class, Filter.class,
			FilterRegistrationBean.class, GenericConverter.class, HandlerInterceptor.class,
			HandlerMethodArgumentResolver.class, HandlerMethodReturnValueHandler.class, HttpMessageConverter.class,
			MessageConverter.class, WebMvcConfigurer.class, WebMvcRegistrations.class,
			org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver.class);

	private static final List<String> IF_PRESENT = List.of("tools.jackson.databind.JacksonModule",
			"org.springframework.boot.jackson.JacksonComponent",
			"org.springframework.security.config.annotation.web.WebSecurityConfigurer",
			"org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer",
			"org.springframework.security.web.SecurityFilterChain");

	private static final Set<Class<?>> INCLUDES = includes();

	private final Class<?>[] services;

	BossServiceTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.services = getAnnotation().getValue("services", Class[].class).orElse(NO_SERVICES);
		for (Class<?> service : this.services) {
			Assert.isTrue(AnnotatedElementUtils.hasAnnotation(service, BossService.class),
					() -> "@BossServiceTest of " + testClass.getName() + " names " + service.getName()
							+ ", which has no @BossService. What services need is given by @Import or @MockitoBean");
		}
	}

	private static Set<Class<?>> includes() {
		Set<Class<?>> includes = new LinkedHashSet<>(OF_THE_LIBRARY);
		includes.addAll(OF_SPRING);
		ClassLoader loader = BossServiceTypeExcludeFilter.class.getClassLoader();
		IF_PRESENT.stream()
			.filter((name) -> ClassUtils.isPresent(name, loader))
			.forEach((name) -> includes.add(ClassUtils.resolveClassName(name, loader)));
		return includes;
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		Set<Class<?>> includes = new LinkedHashSet<>(INCLUDES);
		if (this.services.length == 0) {
			includes.add(BossService.class);
		}
		return includes;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return new LinkedHashSet<>(List.of(this.services));
	}

}
