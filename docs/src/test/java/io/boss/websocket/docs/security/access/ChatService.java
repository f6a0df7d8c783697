/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.access;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnJoin;

@BossService
class ChatService {

	@OnJoin
	String joined() {
		return "this is chat";
	}

}
