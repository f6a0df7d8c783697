/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import org.jspecify.annotations.Nullable;

/**
 * Application event for a callback that has thrown something, which has ended the
 * instance or kept it from starting. The supervisor decides what follows. Published as
 * {@link ServiceStartedEvent} is.
 *
 * @param service the name of the service
 * @param key the key of the instance, or {@code null} if the service has no keys
 * @param callback the name of the callback's method, such as {@code handleIncoming}
 * @param cause the throwable of the callback
 * @since 0.1.0
 */
public record ServiceCrashedEvent(String service, @Nullable String key, String callback, Throwable cause) {

	/**
	 * Creates the event of a service without keys.
	 * @param service the name of the service
	 * @param callback the name of the callback's method
	 * @param cause the throwable of the callback
	 */
	public ServiceCrashedEvent(String service, String callback, Throwable cause) {
		this(service, null, callback, cause);
	}

}
