/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import org.jspecify.annotations.Nullable;

/**
 * Application event for an instance of a service that has been initialised, the first or
 * a later one. Published on a thread of the application's task executor, in order with
 * the other events of services and connections; a listener that is slow delays only
 * events.
 *
 * @param service the name of the service
 * @param key the key of the instance, or {@code null} if the service has no keys
 * @param instance the number of the instance, from 1 on
 * @since 0.1.0
 */
public record ServiceStartedEvent(String service, @Nullable String key, long instance) {

	/**
	 * Creates the event of a service without keys.
	 * @param service the name of the service
	 * @param instance the number of the instance, from 1 on
	 */
	public ServiceStartedEvent(String service, long instance) {
		this(service, null, instance);
	}

}
