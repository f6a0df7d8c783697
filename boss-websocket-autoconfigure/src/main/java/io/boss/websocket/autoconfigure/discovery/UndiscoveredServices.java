/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

import java.util.List;

import io.boss.websocket.BossService;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.service.discovery.ServiceDescriptor;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Check for services that nobody could see before they were created, because they are
 * declared as something else.
 */
final class UndiscoveredServices implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ServiceDiscovery discovery;

	UndiscoveredServices(ConfigurableListableBeanFactory beanFactory, ServiceDiscovery discovery) {
		this.beanFactory = beanFactory;
		this.discovery = discovery;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> known = this.discovery.services().stream().map(ServiceDescriptor::beanName).toList();
		for (String name : this.beanFactory.getSingletonNames()) {
			Object bean = this.beanFactory.getSingleton(name);
			if (bean != null && !known.contains(name) && !ScopedProxyUtils.isScopedTarget(name)) {
				check(name, ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(bean)));
			}
		}
	}

	private static void check(String beanName, Class<?> type) {
		if (AnnotatedElementUtils.hasAnnotation(type, BossService.class)) {
			throw new InvalidConfigurationException(
					"Bean '%s' (%s) is annotated with @BossService, and is declared as something else, so that it was not found"
						.formatted(beanName, type.getName()),
					"Let its @Bean method return %s".formatted(type.getSimpleName()));
		}
	}

}
