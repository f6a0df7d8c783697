/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Check for properties under {@code boss.websocket} that nobody reads, because there is
 * none of that name. What is below {@code services} is the business of
 * {@link ServicePropertiesChecker}.
 */
final class WebSocketPropertiesChecker {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName
		.of(ServicePropertiesBinder.PREFIX);

	private static final ConfigurationPropertyName SERVICES = ConfigurationPropertyName
		.of(ServicePropertiesBinder.SERVICES);

	// Bound where the actuator has a page, which is not so in a slice of an application.
	private static final ConfigurationPropertyName CONSOLE = PREFIX.append("console");

	private static final boolean CONSOLE_PRESENT = ClassUtils.isPresent(
			"io.boss.websocket.console.BossConsoleAutoConfiguration",
			WebSocketPropertiesChecker.class.getClassLoader());

	private static final KnownProperties KNOWN = new KnownProperties().with("", BossProperties.Websocket.class)
		.with("", ServiceProperties.class)
		.with("cluster.", ClusterProperties.class);

	private final WrittenProperties written;

	// That looks at all beans, and most applications set few properties or none.
	private final Supplier<List<ConfigurationPropertyName>> foreign;

	/**
	 * Creates a checker.
	 * @param environment where properties are
	 * @param foreign what others read: the beginnings of names; asked for if there are
	 * any properties
	 */
	WebSocketPropertiesChecker(Environment environment, Supplier<List<ConfigurationPropertyName>> foreign) {
		this.written = new WrittenProperties(environment, PREFIX);
		this.foreign = SingletonSupplier.of(foreign);
	}

	/**
	 * Finds out what of {@code boss.websocket} the application itself reads. No bean is
	 * made for that, nor the factory of one.
	 * @param beanFactory where its beans are
	 * @return the beginnings of names
	 */
	static List<ConfigurationPropertyName> foreign(ConfigurableListableBeanFactory beanFactory) {
		List<ConfigurationPropertyName> prefixes = new ArrayList<>();
		for (String bean : beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = beanFactory.getType(bean, false);
			ConfigurationProperties annotation = beanFactory.findAnnotationOnBean(bean, ConfigurationProperties.class,
					false);
			boolean ours = type == BossProperties.class || type == ServiceProperties.class
					|| type == ClusterProperties.class;
			if (annotation != null && !ours && ConfigurationPropertyName.isValid(annotation.prefix())) {
				ConfigurationPropertyName prefix = ConfigurationPropertyName.of(annotation.prefix());
				if (PREFIX.equals(prefix) || PREFIX.isAncestorOf(prefix)) {
					prefixes.add(prefix);
				}
			}
		}
		return prefixes;
	}

	void check() {
		this.written.forEach((name, variable) -> {
			if (isOfOthers(name)) {
				return;
			}
			List<ConfigurationPropertyName> known = KNOWN.canonical(PREFIX, PREFIX, name, variable).toList();
			if (known.isEmpty()) {
				refuse(name, variable);
			}
			else if (variable) {
				this.written.checkSpelling(name, known);
			}
		});
	}

	private boolean isOfOthers(ConfigurationPropertyName name) {
		return SERVICES.equals(name) || SERVICES.isAncestorOf(name) || (CONSOLE_PRESENT && CONSOLE.isAncestorOf(name))
				|| this.foreign.get().stream().anyMatch((prefix) -> prefix.equals(name) || prefix.isAncestorOf(name));
	}

	private void refuse(ConfigurationPropertyName name, boolean variable) {
		String given = name.subName(PREFIX.getNumberOfElements()).toString();
		if (!KNOWN.hasGroup(PREFIX, name, variable)) {
			throw this.written.invalid(name,
					"There is no property of that name; did you mean '%s.%s'? Correct it, or remove it."
						.formatted(PREFIX, KnownProperties.nearest(given, KNOWN.names())));
		}
		if (!this.written.isEmpty(name)) {
			throw this.written.invalid(name, "It has no value of its own, but properties: "
					+ KNOWN.names().stream().filter((known) -> known.startsWith(given + ".")).toList() + ".");
		}
	}

}
