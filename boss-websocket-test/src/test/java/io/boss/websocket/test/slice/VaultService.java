/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.security.Principal;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnJoin;

/**
 * Service for few.
 */
@BossService("vault")
class VaultService {

	@OnJoin
	void joined(BossConnection client, Principal user) {
		client.send("Hello, " + user.getName());
	}

	@OnIncoming
	String echo(String text) {
		return text;
	}

}
