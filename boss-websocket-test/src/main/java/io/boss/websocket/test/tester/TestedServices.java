/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.discovery.ServiceName;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.test.TestedService;

import org.springframework.web.util.UriUtils;

/**
 * Services of a test, found by their names, their classes and keys.
 */
final class TestedServices {

	private final ServiceRegistry registry;

	private final TestParts parts;

	TestedServices(ServiceRegistry registry, TestParts parts) {
		this.registry = registry;
		this.parts = parts;
	}

	private ServiceUnit unit(String name) {
		ServiceUnit unit = this.registry.unit(name);
		if (unit == null) {
			throw new IllegalArgumentException(
					"There is no WebSocket service named '" + name + "'; there are " + this.registry.names());
		}
		return unit;
	}

	private static KeyedService keyed(ServiceUnit unit) {
		if (unit instanceof KeyedService keyed) {
			return keyed;
		}
		throw new IllegalArgumentException("Service '" + unit.name()
				+ "' has no keys: a template such as @BossService(\"" + unit.name() + "/{id}\") gives it some");
	}

	TestedService get(String address) {
		int slash = address.indexOf('/');
		if (slash >= 0) {
			return get(unit(address.substring(0, slash)), address.substring(slash + 1));
		}
		ServiceUnit unit = unit(address);
		return (unit instanceof KeyedService keyed) ? new TestedKeys(keyed, this.parts)
				: new TestedProcess(unit.reference(), address, this.parts);
	}

	TestedService get(Class<?> type, String key) {
		return get(unit(ServiceName.of(type)), key);
	}

	private TestedService get(ServiceUnit unit, String key) {
		return new TestedProcess(keyed(unit).key(key), unit.name() + "/" + key, this.parts);
	}

	/**
	 * Path of a service without keys.
	 * @param type the class of the service
	 * @return the path
	 */
	String path(Class<?> type) {
		ServiceUnit unit = unit(ServiceName.of(type));
		if (unit instanceof KeyedService) {
			throw new IllegalArgumentException("Service '" + unit.name()
					+ "' has an instance for each key, and no key is given: connect(" + type.getSimpleName()
					+ ".class, \"" + example(unit) + "\"), or a path that matches " + unit.descriptor().path());
		}
		return unit.descriptor().path();
	}

	private static String example(ServiceUnit unit) {
		ServiceTemplate template = unit.descriptor().template();
		return (template != null) ? String.join("/", template.variables()) : "";
	}

	/**
	 * Path of the instance of a key, which need not be one that the service takes.
	 * @param type the class of the service
	 * @param key the key, decoded
	 * @return the path as a client writes it
	 */
	String path(Class<?> type, String key) {
		KeyedService keyed = keyed(unit(ServiceName.of(type)));
		String template = keyed.descriptor().path();
		int end = template.length() - String.valueOf(keyed.descriptor().template()).length();
		return template.substring(0, end) + keyed.name() + "/"
				+ Arrays.stream(key.split("/", -1))
					.map((segment) -> UriUtils.encode(segment, "UTF-8"))
					.collect(Collectors.joining("/"));
	}

}
