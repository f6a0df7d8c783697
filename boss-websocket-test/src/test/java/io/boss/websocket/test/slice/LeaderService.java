/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import io.boss.websocket.BossService;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.annotation.OnIncoming;

/**
 * Service that runs once in a cluster.
 */
@BossService(value = "leader", scope = ServiceScope.CLUSTER)
class LeaderService {

	@OnIncoming
	String echo(String text) {
		return text;
	}

}
