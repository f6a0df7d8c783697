/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Log of the messages of one service.
 */
final class ServiceTrafficLog implements ServiceStats {

	private static final Log traffic = LogFactory.getLog(TrafficLog.LOGGER);

	private final String service;

	private final int payloadLimit;

	ServiceTrafficLog(String service, int payloadLimit) {
		this.service = service;
		this.payloadLimit = payloadLimit;
	}

	@Override
	public void messageReceived(String connectionId, BossMessage message) {
		log("in", connectionId, message);
	}

	@Override
	public void messageSent(@Nullable String connectionId, int clients, BossMessage message) {
		log("out", (connectionId != null) ? connectionId : clients + " clients", message);
	}

	private void log(String direction, String client, BossMessage message) {
		if (traffic.isInfoEnabled()) {
			traffic.info(direction + " " + this.service + " [" + client + "] "
					+ PayloadText.describe(message, this.payloadLimit));
		}
	}

}
