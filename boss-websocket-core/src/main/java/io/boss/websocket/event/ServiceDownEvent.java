/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.event;

import java.time.Instant;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.TerminationReason;
import org.jspecify.annotations.Nullable;

/**
 * Application event for a service that the supervisor has given up, and whose clients are
 * closed with code 1013. It is tried again after a while, and
 * {@link BossServiceReference#start()} starts it at once. Published on a thread of the
 * application's task executor; a listener must not block for long.
 *
 * @param service the name of the service
 * @param key the key of the instance, or {@code null} if the service has no keys
 * @param reason the reason why its last instance ended
 * @param restarts how often it was restarted before
 * @param nextStart the time when it is tried again, or {@code null} if it is not
 * ({@code boss.websocket.restart.retry-after=0}), or by the election of the node that
 * runs a service of {@link ServiceScope#CLUSTER}
 * @since 0.1.0
 */
public record ServiceDownEvent(String service, @Nullable String key, TerminationReason reason, long restarts,
		@Nullable Instant nextStart) {

	/**
	 * Creates the event of a service without keys.
	 * @param service the name of the service
	 * @param reason the reason why its last instance ended
	 * @param restarts how often it was restarted before
	 * @param nextStart the time when it is tried again, or {@code null} if it is not
	 */
	public ServiceDownEvent(String service, TerminationReason reason, long restarts, @Nullable Instant nextStart) {
		this(service, null, reason, restarts, nextStart);
	}

}
