/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.spi.HandlerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Discovery of the beans that are annotated with {@link BossService @BossService},
 * without creating them unless only they themselves tell.
 */
public final class ServiceDiscoverer {

	private static final Log logger = LogFactory.getLog(ServiceDiscoverer.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final ServicePaths paths;

	private final HandlerFactory factory;

	/**
	 * Creates a discoverer.
	 * @param beanFactory where the beans are
	 * @param paths where the services will be
	 * @param factory makes handlers of beans that are none themselves
	 */
	public ServiceDiscoverer(ConfigurableListableBeanFactory beanFactory, ServicePaths paths, HandlerFactory factory) {
		this.beanFactory = beanFactory;
		this.paths = paths;
		this.factory = factory;
	}

	/**
	 * Finds all services.
	 * @return the services, in the order of their names
	 * @throws InvalidConfigurationException if a bean cannot be a service
	 */
	public List<ServiceDescriptor> discover() {
		Map<String, ServiceDescriptor> services = new TreeMap<>();
		ServiceBeans beans = new ServiceBeans(this.beanFactory);
		for (String beanName : beans.names()) {
			ServiceDescriptor service = describe(beanName, beans.type(beanName));
			ServiceDescriptor other = services.putIfAbsent(service.name(), service);
			if (other != null) {
				throw ServiceMistakes.sameName(other, service);
			}
		}
		return new ArrayList<>(services.values());
	}

	private ServiceDescriptor describe(String beanName, Class<?> type) {
		BossService annotation = AnnotatedElementUtils.findMergedAnnotation(type, BossService.class);
		if (annotation == null) {
			throw new InvalidConfigurationException(
					"Bean '%s' is annotated with @BossService where its class %s is not".formatted(beanName,
							type.getName()),
					Proxy.isProxyClass(type) ? "Let it be proxied by its class, with proxyTargetClass=true"
							: "Put @BossService on the class %s itself".formatted(type.getSimpleName()));
		}
		String name = ServiceName.of(type);
		String subject = "Bean '" + beanName + "' (" + type.getName() + ")";
		String text = annotation.name().trim();
		if (!ServiceName.isLegal(name)) {
			throw ServiceMistakes.illegalName(subject, name, text);
		}
		ServiceTemplate template = template(subject, text);
		if (template != null && annotation.scope() == ServiceScope.CLUSTER) {
			throw ServiceMistakes.oneInstanceInTheCluster(subject, template);
		}
		if (template != null) {
			warnOfFields(subject, beanName, type, template);
		}
		HandlerFactory.Prepared prepared = prepare(name, template, beanName, type);
		return new ServiceDescriptor(name, this.paths.of((template != null) ? template.toString() : name), template,
				beanName, type, List.of(annotation.subprotocols()), annotation.restart(), annotation.scope(),
				this.factory.supports(type), () -> prepared.handlers().apply(this.beanFactory.getBean(beanName)),
				prepared.keys());
	}

	private static @Nullable ServiceTemplate template(String subject, String text) {
		if (!ServiceTemplate.isTemplate(text)) {
			return null;
		}
		try {
			return ServiceTemplate.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw ServiceMistakes.illegalTemplate(subject, text, ex);
		}
	}

	// Callbacks of different keys run at once, and the bean does not know for whom.
	private void warnOfFields(String subject, String beanName, Class<?> type, ServiceTemplate template) {
		String target = ScopedProxyUtils.getTargetBeanName(beanName);
		if (!this.beanFactory.isSingleton(this.beanFactory.containsBean(target) ? target : beanName)) {
			return;
		}
		List<String> fields = SharedFields.of(type);
		if (!fields.isEmpty()) {
			logger.warn(subject + " is one object for all keys of service '" + template + "', whose callbacks run at "
					+ "the same time, and has fields that are not final: " + String.join(", ", fields) + ". Keep what "
					+ "belongs to a key in the state that init returns, or annotate the class with "
					+ "@Scope(\"prototype\"), so that each key has a bean of its own");
		}
	}

	private HandlerFactory.Prepared prepare(String name, @Nullable ServiceTemplate template, String beanName,
			Class<?> type) {
		if (this.factory.supports(type)) {
			requireMethods(beanName, type);
			return this.factory.prepare(name, (template != null) ? template.variables() : List.of(), beanName, type);
		}
		if (!BossServiceHandler.class.isAssignableFrom(type)) {
			throw new InvalidConfigurationException(
					"Bean '%s' (%s) is annotated with @BossService but handles nothing".formatted(beanName,
							type.getName()),
					"Annotate methods of %s with @OnIncoming and the like, let it implement BossServiceHandler, or remove @BossService"
						.formatted(type.getSimpleName()));
		}
		return new HandlerFactory.Prepared((bean) -> (BossServiceHandler<?>) bean, (key) -> true);
	}

	// A scoped proxy may be one of interfaces, whose methods are not the annotated ones.
	private void requireMethods(String beanName, Class<?> type) {
		Class<?> proxy = this.beanFactory.containsBean(ScopedProxyUtils.getTargetBeanName(beanName))
				? this.beanFactory.getType(beanName) : null;
		if (proxy != null && Proxy.isProxyClass(proxy)) {
			throw new InvalidConfigurationException(
					"Bean '%s' (%s) is a scoped proxy without the annotated methods of its class".formatted(beanName,
							type.getName()),
					"Let it be proxied by its class, with proxyMode=ScopedProxyMode.TARGET_CLASS");
		}
	}

}
