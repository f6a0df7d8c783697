/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.tickets;

import java.security.Principal;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnJoin;

@BossService
class AccountService {

	@OnJoin
	String joined(Principal user) {
		return "account of " + user.getName();
	}

	@OnIncoming
	String asked(String question, Principal user) {
		return user.getName() + " asked: " + question;
	}

}
