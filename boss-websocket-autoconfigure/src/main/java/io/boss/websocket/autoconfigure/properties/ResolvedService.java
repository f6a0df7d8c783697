/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.endpoint.handshake.AllowedHosts;
import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.security.access.Access;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.ServiceSettings;

/**
 * Settings of one service, as its own properties and those of all services make them.
 *
 * @param service how the service runs
 * @param endpoint how clients are treated, before customizers have had their say
 * @param callbacks how long callbacks may take
 * @param access who may connect
 * @param hosts the hosts that handshakes may be for
 * @param invalid what becomes of messages that cannot be handed over
 */
public record ResolvedService(ServiceSettings service, EndpointSettings endpoint, CallbackLimits callbacks,
		Access access, AllowedHosts hosts, InvalidMessages invalid) {

	/**
	 * Treatment of messages that an annotated service cannot be given.
	 *
	 * @param policy what becomes of them
	 * @param detailed whether clients are told why
	 */
	public record InvalidMessages(InvalidMessagePolicy policy, boolean detailed) {
	}

}
