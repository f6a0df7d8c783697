/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.account;

import java.security.Principal;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Controller that gives a token to an authenticated user.
 */
@RestController
class TokenController {

	private final ShortLivedTokens tokens;

	TokenController(ShortLivedTokens tokens) {
		this.tokens = tokens;
	}

	@PostMapping("/account/token")
	ResponseEntity<Token> token(Principal user) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new Token(this.tokens.make(user.getName()).getTokenValue()));
	}

	/**
	 * Response for the page.
	 *
	 * @param token a JWT
	 */
	record Token(String token) {
	}

}
