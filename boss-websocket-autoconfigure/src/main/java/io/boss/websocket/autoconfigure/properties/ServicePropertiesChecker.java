/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Check for properties under {@code boss.websocket.services} that nobody reads, because
 * there is no service or no property of that name.
 */
final class ServicePropertiesChecker {

	private static final ConfigurationPropertyName SERVICES = ConfigurationPropertyName
		.of(ServicePropertiesBinder.SERVICES);

	private static final KnownProperties KNOWN = new KnownProperties().with("", ServiceProperties.class);

	private final WrittenProperties written;

	private final Collection<String> services;

	private final boolean complete;

	ServicePropertiesChecker(Environment environment, Collection<String> services, boolean complete) {
		this.written = new WrittenProperties(environment, SERVICES);
		this.services = services;
		this.complete = complete;
	}

	void check() {
		this.written.forEach(this::check);
	}

	private void check(ConfigurationPropertyName name, boolean variable) {
		List<ConfigurationPropertyName> prefixes = this.services.stream()
			.flatMap((service) -> prefixes(service, variable))
			.filter((prefix) -> prefix.equals(name) || prefix.isAncestorOf(name))
			.toList();
		if (prefixes.isEmpty()) {
			if (this.complete) {
				throw unknownService(name);
			}
			return;
		}
		if (prefixes.contains(name)) {
			if (!this.written.isEmpty(name)) {
				throw this.written.invalid(name,
						"Service '" + name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL)
								+ "' has properties, but no value of its own: " + KNOWN.names() + ".");
			}
			return;
		}
		boolean known = prefixes.stream().anyMatch((prefix) -> KNOWN.has(prefix, name, variable));
		boolean group = prefixes.stream().anyMatch((prefix) -> KNOWN.hasGroup(prefix, name, variable));
		if (!known && !(group && this.written.isEmpty(name))) {
			String property = name.subName(prefixes.get(0).getNumberOfElements()).toString();
			throw unknown(name, "property of a service", property, KNOWN.names());
		}
		if (known && variable) {
			this.written.checkSpelling(name,
					this.services.stream().flatMap((service) -> canonical(service, name)).toList());
		}
	}

	private static Stream<ConfigurationPropertyName> canonical(String service, ConfigurationPropertyName name) {
		return Stream.of(ServicePropertiesBinder.nameOf(service), ServicePropertiesBinder.plainNameOf(service))
			.flatMap((read) -> prefixes(service, true).flatMap((prefix) -> KNOWN.canonical(read, prefix, name, true)));
	}

	private static Stream<ConfigurationPropertyName> prefixes(String service, boolean variable) {
		Stream<ConfigurationPropertyName> prefixes = Stream.of(ServicePropertiesBinder.nameOf(service),
				ServicePropertiesBinder.plainNameOf(service));
		return variable ? Stream.concat(prefixes, Stream.of(KnownProperties.asVariable(SERVICES, service))) : prefixes;
	}

	private InvalidConfigurationPropertyValueException unknownService(ConfigurationPropertyName name) {
		int first = SERVICES.getNumberOfElements();
		String written = name.subName(first).toString();
		for (String service : this.services) {
			if (service.indexOf('.') >= 0 && written.startsWith(service + ".")) {
				return this.written.invalid(name,
						"The name of service '" + service + "' has a dot, and must be in brackets: "
								+ ServicePropertiesBinder.nameOf(service) + written.substring(service.length()) + ".");
			}
		}
		return unknown(name, "WebSocket service", name.getElement(first, ConfigurationPropertyName.Form.ORIGINAL),
				this.services);
	}

	private InvalidConfigurationPropertyValueException unknown(ConfigurationPropertyName name, String what,
			String given, Collection<String> known) {
		String nearest = KnownProperties.nearest(given, known);
		String suggestion = nearest.isEmpty() ? "there is none" : "did you mean '" + nearest + "'? There are " + known;
		return this.written.invalid(name, "There is no " + what + " named '" + given + "'; " + suggestion + ".");
	}

}
