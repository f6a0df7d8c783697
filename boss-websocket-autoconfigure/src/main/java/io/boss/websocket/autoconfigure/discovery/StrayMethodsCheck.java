/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

import io.boss.websocket.BossService;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.invocation.StrayMethods;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Check for beans that have the methods of a service and are none. It asks for classes
 * that are known, creates nothing, and leaves out Spring's own.
 */
final class StrayMethodsCheck {

	// Imported configurations are named after their classes.
	private static final String OWN = "io.boss.websocket.autoconfigure.";

	private StrayMethodsCheck() {
	}

	static void check(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (!definition.isAbstract() && !isOwn(definition) && !ScopedProxyUtils.isScopedTarget(name)) {
				String target = ScopedProxyUtils.getTargetBeanName(name);
				Class<?> type = beanFactory.containsBeanDefinition(target)
						? AutoProxyUtils.determineTargetClass(beanFactory, target) : beanFactory.getType(name, false);
				if (type != null) {
					check(name, ClassUtils.getUserClass(type));
				}
			}
		}
	}

	// Looking at them takes longer than at all others of a small application.
	private static boolean isOwn(BeanDefinition definition) {
		String factory = definition.getFactoryBeanName();
		return factory != null && factory.startsWith(OWN);
	}

	private static void check(String name, Class<?> type) {
		if (type.getName().startsWith("org.springframework.")
				|| AnnotatedElementUtils.hasAnnotation(type, BossService.class)) {
			return;
		}
		StrayMethods.find(type).ifPresent((method) -> {
			throw new InvalidConfigurationException(
					"Bean '%s' (%s) has %s, which nobody calls: its class is not annotated with @BossService"
						.formatted(name, type.getName(), method),
					"Annotate %s with @BossService, or remove the annotation of the method"
						.formatted(type.getSimpleName()));
		});
	}

}
