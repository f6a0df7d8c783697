/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.account;

import java.security.Principal;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;

/**
 * Service that tells its clients their user names. Only authenticated clients get in: see
 * {@code boss.websocket.services.account} in {@code application.yml}.
 */
@BossService
class AccountService {

	@OnIncoming
	String answer(String text, Principal user) {
		return user.getName() + " says: " + text;
	}

}
