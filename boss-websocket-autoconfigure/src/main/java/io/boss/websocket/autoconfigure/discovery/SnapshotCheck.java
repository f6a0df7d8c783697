/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.discovery;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.annotation.OnOverflow;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.service.discovery.DeclaredCallbacks;
import io.boss.websocket.service.discovery.ServiceDescriptor;

/**
 * Check for services that are to send snapshots to clients that were too slow, and
 * cannot.
 */
public final class SnapshotCheck {

	private SnapshotCheck() {
	}

	/**
	 * Refuses a service that cannot do what its limits ask of it.
	 * @param service the service
	 * @param limits what may wait for one of its clients
	 */
	public static void check(ServiceDescriptor service, OutboundLimits limits) {
		if (limits.overflow() != OverflowPolicy.RESYNC
				|| DeclaredCallbacks.includes(service.type(), "handleOverflow", OnOverflow.class)) {
			return;
		}
		throw new InvalidConfigurationException(
				"Bean '%s' (%s) has nothing to send to a client that was too slow: boss.websocket.outbound.overflow is 'resync' for service '%s'"
					.formatted(service.beanName(), service.type().getName(), service.name()),
				"Give it a method with @OnOverflow, or override handleOverflow of BossServiceHandler, or choose another policy for it with boss.websocket.services.%s.outbound.overflow"
					.formatted(service.name()));
	}

}
