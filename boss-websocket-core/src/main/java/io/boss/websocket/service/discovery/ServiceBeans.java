/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Beans of an application that are annotated with {@link BossService @BossService}. A
 * bean behind a scoped proxy is no service besides the proxy. A handler that is declared
 * as an interface is created, as nothing else tells its class.
 */
final class ServiceBeans {

	private static final Log logger = LogFactory.getLog(ServiceBeans.class);

	private final ConfigurableListableBeanFactory beanFactory;

	// Those that had to be created to know their class.
	private final Map<String, Class<?>> created = new HashMap<>();

	ServiceBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * The names of the beans.
	 * @return the names, in the order of their definition
	 */
	Set<String> names() {
		Set<String> names = withoutTargets(this.beanFactory.getBeanNamesForAnnotation(BossService.class));
		Set<String> others = new TreeSet<>();
		for (String handler : withoutTargets(
				this.beanFactory.getBeanNamesForType(BossServiceHandler.class, true, false))) {
			Class<?> type = names.contains(handler) ? null : typeOfHandler(handler);
			if (type != null && AnnotatedElementUtils.hasAnnotation(type, BossService.class)) {
				this.created.put(handler, type);
				names.add(handler);
			}
			else if (type != null) {
				others.add("'" + handler + "' (" + type.getName() + ")");
			}
		}
		if (!others.isEmpty()) {
			logger.warn(
					"Beans that implement BossServiceHandler and are no WebSocket services, because their classes are not "
							+ "annotated with @BossService: " + String.join(", ", others));
		}
		return names;
	}

	private static Set<String> withoutTargets(String[] names) {
		return Arrays.stream(names)
			.map((name) -> ScopedProxyUtils.isScopedTarget(name) ? ScopedProxyUtils.getOriginalBeanName(name) : name)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private @Nullable Class<?> typeOfHandler(String beanName) {
		Class<?> declared = determineType(beanName);
		if (declared == null || !Modifier.isAbstract(declared.getModifiers()) || !mayBeCreated(beanName)) {
			return declared;
		}
		try {
			return ClassUtils.getUserClass(AopUtils.getTargetClass(this.beanFactory.getBean(beanName)));
		}
		catch (BeanCreationException ex) {
			if (ex.contains(BeanCurrentlyInCreationException.class)) {
				// It needs what is created now.
				return declared;
			}
			throw ex;
		}
	}

	private boolean mayBeCreated(String beanName) {
		return !this.beanFactory.isCurrentlyInCreation(beanName)
				&& (this.beanFactory.isSingleton(beanName) || this.beanFactory.isPrototype(beanName));
	}

	/**
	 * The class of a bean.
	 * @param beanName the name of the bean
	 * @return the class itself, not that of a proxy if it can be known
	 * @throws InvalidConfigurationException if it cannot be known
	 */
	Class<?> type(String beanName) {
		Class<?> type = this.created.getOrDefault(beanName, determineType(beanName));
		if (type == null) {
			throw new InvalidConfigurationException("The class of bean '%s' cannot be determined".formatted(beanName),
					"Let its @Bean method return the class itself");
		}
		return type;
	}

	private @Nullable Class<?> determineType(String beanName) {
		String target = ScopedProxyUtils.getTargetBeanName(beanName);
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory,
				this.beanFactory.containsBean(target) ? target : beanName);
		Object proxy = (type != null && Proxy.isProxyClass(type)) ? this.beanFactory.getSingleton(beanName) : null;
		return (type != null) ? ClassUtils.getUserClass((proxy != null) ? AopUtils.getTargetClass(proxy) : type) : null;
	}

}
