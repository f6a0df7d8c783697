/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.formlogin;

import java.security.Principal;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

@BossService
class NotesService {

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	String joined(BossConnection client, Principal user, ConnectionGroup readers) {
		readers.add(client);
		return "welcome " + user.getName();
	}

	@OnIncoming
	void noted(String text, Principal user, ConnectionGroup readers) {
		readers.send(user.getName() + ": " + text);
	}

}
