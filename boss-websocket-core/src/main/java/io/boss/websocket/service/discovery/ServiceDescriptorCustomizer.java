/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

/**
 * Customizer of what was found of a service, before the service is made of it. Called
 * once for each service.
 */
@FunctionalInterface
public interface ServiceDescriptorCustomizer {

	/**
	 * Changes a description.
	 * @param service what was found
	 * @return the same, or another in place of it, of the same name
	 */
	ServiceDescriptor customize(ServiceDescriptor service);

}
