/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.multicast.Multicast;

/**
 * Multicast to connections of the direct transport, whatever loops they belong to.
 */
final class DirectMulticast implements Multicast<BossConnection, BossMessage> {

	static final DirectMulticast INSTANCE = new DirectMulticast();

	@Override
	public Recipients<BossConnection, BossMessage> recipients(Departures<BossConnection> departures) {
		return new DirectRecipients(departures);
	}

}
