/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.secured;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.benchmark.wire.server.Say;

import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Service that sends back what those tell it who may.
 */
@BossService("typed-secured")
class SecuredService {

	@OnIncoming
	@PreAuthorize("hasRole('SPEAKER')")
	Say said(Say say) {
		return say;
	}

}
