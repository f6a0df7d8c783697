/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.conversion.JsonConverter;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.invocation.AnnotatedHandlerFactory;
import io.boss.websocket.invocation.InvalidMessageHandling;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.test.tester.TestParts;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;

/**
 * Services of a node, from beans to processes, as the auto-configuration wires them.
 */
final class PlainEngine {

	// As Spring Boot makes it. Learns types, which takes a while, and many testers have
	// the same.
	private static final JsonMapper mapper = JsonMapper.builder()
		.findAndAddModules()
		.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
		.build();

	private final ServiceConverters converters = new ServiceConverters(List.of(new JsonConverter(mapper)), List.of());

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final PlainProperties properties;

	private final ServiceRegistry registry;

	private final QueuedEvents events;

	/**
	 * Creates services that do not run yet.
	 * @param properties the properties
	 * @param parts what runs them
	 * @param services the beans
	 */
	PlainEngine(PlainProperties properties, TestParts parts, List<Object> services) {
		this.properties = properties;
		Map<String, Object> named = new LinkedHashMap<>();
		services.forEach((service) -> named.put(register(service), service));
		ServiceDiscovery discovery = new ServiceDiscovery(this.beans, handlers(properties.services()),
				properties.boss(), properties.defaults(), properties.environment());
		requireAll(named, discovery);
		this.events = new QueuedEvents((event) -> {
		}, parts.loop().executor("events"), BossStats.NONE);
		UnaryOperator<ServiceDescriptor> observed = parts.observed()::observe;
		this.registry = new ServiceRegistry(discovery.services().stream().map(observed).toList(),
				(service) -> properties.services().of(service).service(), environment(parts, discovery));
	}

	private String register(Object service) {
		String type = service.getClass().getSimpleName();
		String name = this.beans.containsSingleton(type) ? type + "#" + this.beans.getSingletonCount() : type;
		this.beans.registerSingleton(name, service);
		return name;
	}

	private AnnotatedHandlerFactory handlers(ResolvedServices services) {
		return new AnnotatedHandlerFactory(List.of(), List.of(), this.converters,
				ApplicationConversionService.getSharedInstance(), PlainValidator.find(),
				new InvalidMessageHandling((service) -> services.of(service).invalid().policy(),
						(service) -> services.of(service).invalid().detailed(), (failure) -> false),
				List::of, BossStats.NONE);
	}

	// A proxy is a service of the class behind it.
	private static void requireAll(Map<String, Object> services, ServiceDiscovery discovery) {
		Set<String> found = discovery.services()
			.stream()
			.map(ServiceDescriptor::beanName)
			.collect(Collectors.toUnmodifiableSet());
		services.forEach((name, service) -> {
			if (!found.contains(name)) {
				throw new IllegalArgumentException((service instanceof Class<?> type)
						? "The service itself is needed, not its class: make a new " + type.getSimpleName() + "(...)"
						: noService(service.getClass().getName()));
			}
		});
	}

	private static String noService(String type) {
		return type + " is no service: annotate its class with @BossService. What a service needs is not added to the "
				+ "tester: pass it to the constructor of the service";
	}

	private ServiceEnvironment environment(TestParts parts, ServiceDiscovery discovery) {
		int largest = discovery.services()
			.stream()
			.mapToInt((service) -> this.properties.services().of(service.name()).endpoint().maxMessageSize())
			.max()
			.orElse(1);
		return new ServiceEnvironment((service) -> parts.loop().threads(service), (service) -> parts.works().executor(),
				parts.loop().engineTime(), this.events::publish, BossStats.NONE, null, (failure) -> false,
				this.properties.mapper().mailboxes(largest));
	}

	JsonMapper mapper() {
		return mapper;
	}

	ServiceConverters converters() {
		return this.converters;
	}

	ServiceRegistry registry() {
		return this.registry;
	}

	QueuedEvents events() {
		return this.events;
	}

	PlainProperties properties() {
		return this.properties;
	}

}
