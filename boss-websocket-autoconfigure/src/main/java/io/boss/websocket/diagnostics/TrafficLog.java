/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;

/**
 * Log of each message that comes from a client or is sent to one; one of several stats,
 * that counts nothing. Where it is not among them it costs nothing.
 */
public final class TrafficLog implements BossStats {

	/**
	 * Name of the logger, which logs at level INFO.
	 */
	public static final String LOGGER = "io.boss.websocket.traffic";

	private final int payloadLimit;

	/**
	 * Creates a log.
	 * @param payloadLimit how much of a message is shown, in characters of a text and in
	 * bytes of a binary message
	 */
	public TrafficLog(int payloadLimit) {
		this.payloadLimit = payloadLimit;
	}

	@Override
	public ServiceStats service(String service) {
		return new ServiceTrafficLog(service, this.payloadLimit);
	}

}
