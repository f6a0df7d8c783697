/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.boss;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.benchmark.wire.server.Say;

/**
 * Service that sends back what it is told, as an object.
 */
@BossService("typed")
class TypedService {

	@OnIncoming
	Say said(Say say) {
		return say;
	}

}
