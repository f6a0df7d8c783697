/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.jwt;

import java.security.Principal;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnJoin;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;

@BossService
class OrdersService {

	@OnJoin
	String joined(Principal user) {
		return "orders of " + user.getName();
	}

	@OnIncoming
	String asked(String question, @AuthenticationPrincipal Jwt token) {
		return question + " by " + token.getClaimAsString("email");
	}

}
