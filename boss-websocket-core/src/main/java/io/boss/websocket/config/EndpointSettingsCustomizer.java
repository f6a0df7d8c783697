/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.config;

/**
 * Callback interface for a bean that changes the settings for the connections of a
 * service, beyond what properties say. Called once for each service while the application
 * starts.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EndpointSettingsCustomizer {

	/**
	 * Changes the settings of a service.
	 * @param service the name of the service
	 * @param settings the settings so far
	 * @return the settings to use
	 */
	EndpointSettings customize(String service, EndpointSettings settings);

}
