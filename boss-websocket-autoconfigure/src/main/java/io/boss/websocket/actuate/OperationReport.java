/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.Set;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Result of an order. A restart that takes longer than a moment is still under way by
 * then.
 *
 * @param service the name of the service
 * @param action what was to be done
 * @param done whether it is
 * @param pending whether it has begun, and nobody knows yet how it ends
 * @param result what became of a broadcast, else {@code null}
 * @param state the state of the service right afterwards
 * @param paused whether it is paused
 * @param instances how many instances it was for, if it was for all that have keys
 * @param failure what has kept it from being done: the class of what the service has
 * thrown last, and where; {@code null} if nothing has
 */
record OperationReport(String service, String action, boolean done, boolean pending, @Nullable DeliveryResult result,
		ServiceState state, boolean paused, @Nullable Integer instances,
		@Nullable String failure) implements OperationResponseBody {

	private static final Set<String> MAY_FAIL = Set.of("restart", "close");

	/**
	 * The status of the response.
	 * @return 200 if it is done, 202 if it is under way, 503 if the service is down, 409
	 * if it cannot be done as the service is
	 */
	int status() {
		if (this.done || !MAY_FAIL.contains(this.action)) {
			return WebEndpointResponse.STATUS_OK;
		}
		if (this.pending) {
			return 202;
		}
		return (this.state == ServiceState.DOWN) ? WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE : 409;
	}

}
