/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.Collection;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Check of the names of properties below {@code boss.websocket}: a name that nobody reads
 * stops the start, and the text has the nearest that somebody does.
 */
public final class PropertyNames {

	private PropertyNames() {
	}

	/**
	 * Refuses names that nobody reads, except those of single services. No bean is made
	 * for that, nor the factory of one.
	 * @param environment where properties are
	 * @param beanFactory where the application's own properties are, which may be below
	 * the same name
	 */
	public static void check(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		new WebSocketPropertiesChecker(environment, () -> WebSocketPropertiesChecker.foreign(beanFactory)).check();
	}

	/**
	 * Refuses names that nobody reads among those of single services.
	 * @param environment where properties are
	 * @param services the names of the services that there are
	 * @param complete whether the application has no others
	 */
	public static void checkServices(Environment environment, Collection<String> services, boolean complete) {
		new ServicePropertiesChecker(environment, services, complete).check();
	}

}
