/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import io.boss.websocket.autoconfigure.properties.ClusterProperties;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.autoconfigure.properties.ServiceProperties;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Properties of an application that has none but those of a test: bound and checked as an
 * application context does it. Nothing of the machine gets in.
 */
final class PlainProperties {

	private static final int MAX_KNOWN = 64;

	// Binding takes longer than all the rest of a tester, and many have the same values.
	private static final Map<Map<String, Object>, PlainProperties> known = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Map<String, Object>, PlainProperties> eldest) {
			return size() > MAX_KNOWN;
		}

	};

	private final ConfigurableEnvironment environment;

	private final BossProperties properties;

	private final ServiceProperties defaults;

	private final ClusterProperties cluster;

	private final ResolvedServices services;

	private PlainProperties(Map<String, Object> values) {
		Map<String, Object> all = new LinkedHashMap<>();
		// One task is one callback, so that a step of a test is no more than that.
		all.put("boss.websocket.throughput", 1);
		all.putAll(values);
		this.environment = new TestEnvironment(all);
		Binder binder = Binder.get(this.environment);
		this.properties = binder.bindOrCreate("boss", BossProperties.class);
		this.defaults = binder.bindOrCreate("boss.websocket", ServiceProperties.class);
		this.cluster = binder.bindOrCreate("boss.websocket.cluster", ClusterProperties.class);
		this.services = new ResolvedServices(this.environment);
		mapper().check();
	}

	/**
	 * Binds properties, or finds those that were bound for another tester.
	 * @param values the values, by their names
	 * @return the properties, which never change
	 */
	static PlainProperties of(Map<String, Object> values) {
		if (!values.values().stream().allMatch(PlainProperties::isConstant)) {
			return new PlainProperties(values);
		}
		synchronized (known) {
			return known.computeIfAbsent(Map.copyOf(values), PlainProperties::new);
		}
	}

	private static boolean isConstant(Object value) {
		return value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof Duration || value instanceof Enum<?>;
	}

	ConfigurableEnvironment environment() {
		return this.environment;
	}

	BossProperties boss() {
		return this.properties;
	}

	ServiceProperties defaults() {
		return this.defaults;
	}

	ClusterProperties cluster() {
		return this.cluster;
	}

	ResolvedServices services() {
		return this.services;
	}

	BossPropertiesMapper mapper() {
		return new BossPropertiesMapper(this.properties);
	}

	private static final class TestEnvironment extends AbstractEnvironment {

		private TestEnvironment(Map<String, Object> values) {
			getPropertySources().addFirst(new MapPropertySource("test", values));
		}

		@Override
		protected void customizePropertySources(MutablePropertySources propertySources) {
			// Not those of the machine.
		}

	}

}
