/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import org.jspecify.annotations.Nullable;

/**
 * Application event for an instance that has replaced one that had ended, and that the
 * clients are about to be joined to. Follows the {@link ServiceStartedEvent} of that
 * instance, and is published as it is.
 *
 * @param service the name of the service
 * @param key the key of the instance, or {@code null} if the service has no keys
 * @param restarts how many instances have been replaced since the service was started
 * @since 0.1.0
 */
public record ServiceRestartedEvent(String service, @Nullable String key, long restarts) {

	/**
	 * Creates the event of a service without keys.
	 * @param service the name of the service
	 * @param restarts how many instances have been replaced since the service was started
	 */
	public ServiceRestartedEvent(String service, long restarts) {
		this(service, null, restarts);
	}

}
