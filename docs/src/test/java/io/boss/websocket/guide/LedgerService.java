/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;

@BossService(name = "ledger", subprotocols = { "json", "csv" })
class LedgerService {

	@OnIncoming
	Entry booked(Entry entry) {
		return entry;
	}

	record Entry(String account, long cents) {
	}

}
