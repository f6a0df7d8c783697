/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Binder of the properties of one service: what {@code boss.websocket.services.<name>}
 * says, and for the rest what {@code boss.websocket} says.
 */
final class ServicePropertiesBinder {

	static final String PREFIX = "boss.websocket";

	static final String SERVICES = PREFIX + ".services";

	private final Environment environment;

	ServicePropertiesBinder(Environment environment) {
		this.environment = environment;
	}

	ServiceProperties bind(String service) {
		ConfigurationPropertyName name = nameOf(service);
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(this.environment).forEach(sources::add);
		for (ConfigurationPropertyName other : List.of(plainNameOf(service), ConfigurationPropertyName.of(PREFIX))) {
			ConfigurationPropertySources.get(this.environment)
				.forEach((source) -> sources.add(new Relocated(source, name, other)));
		}
		Binder binder = new Binder(sources, new PropertySourcesPlaceholdersResolver(this.environment));
		return binder.bindOrCreate(name.toString(), ServiceProperties.class);
	}

	/**
	 * The name below which the properties of a service are, in brackets if it needs them.
	 * @param service the name of the service
	 * @return the canonical name
	 */
	static ConfigurationPropertyName nameOf(String service) {
		boolean plain = service.indexOf('.') < 0 && ConfigurationPropertyName.isValid(service);
		return ConfigurationPropertyName.of(SERVICES).append(plain ? service : "[" + service + "]");
	}

	/**
	 * The name as it is written where an underscore needs no brackets.
	 * @param service the name of the service
	 * @return the name, the canonical one if that is the only one
	 */
	static ConfigurationPropertyName plainNameOf(String service) {
		return (service.indexOf('.') < 0) ? ConfigurationPropertyName.adapt(SERVICES + "." + service, '.')
				: nameOf(service);
	}

	/**
	 * Property source that has the properties of a service below another name.
	 *
	 * @param source where they are
	 * @param name the name that is asked for
	 * @param other the name that they have
	 */
	private record Relocated(ConfigurationPropertySource source, ConfigurationPropertyName name,
			ConfigurationPropertyName other) implements ConfigurationPropertySource {

		@Override
		public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName asked) {
			if (!this.name.isAncestorOf(asked)) {
				return null;
			}
			// Parsed anew: a long name that was put together by append() has no
			// subName().
			ConfigurationPropertyName property = ConfigurationPropertyName.of(asked.toString())
				.subName(this.name.getNumberOfElements());
			return this.source.getConfigurationProperty(this.other.append(property));
		}

	}

}
