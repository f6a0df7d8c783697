/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossService;
import io.boss.websocket.InvalidConfigurationException;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for reactive web applications, which
 * have no use for services: one that has some is told so, instead of answering 404 to
 * their clients.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public final class BossReactiveWebAutoConfiguration {

	@Bean
	SmartInitializingSingleton bossReactiveServicesRefusal(ListableBeanFactory beanFactory) {
		return () -> refuse(beanFactory);
	}

	private static void refuse(ListableBeanFactory beanFactory) {
		for (String beanName : beanFactory.getBeanNamesForAnnotation(BossService.class)) {
			Class<?> type = beanFactory.getType(beanName);
			throw new InvalidConfigurationException(
					"Bean '%s'%s is a WebSocket service, which needs a servlet web application, and this one is reactive"
						.formatted(beanName, (type != null) ? " (" + type.getName() + ")" : ""),
					"Set spring.main.web-application-type=servlet with Tomcat or Jetty on the class path, use "
							+ "spring-boot-starter-webmvc in place of spring-boot-starter-webflux, or remove the service");
		}
	}

}
