/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.account;

import java.time.Duration;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountService}, and for who gets in.
 */
@BossServiceTest(AccountService.class)
@Import({ AccountSecurityConfiguration.class, ShortLivedTokens.class })
class AccountServiceTests {

	@Autowired
	private BossTester boss;

	@Autowired
	private ShortLivedTokens tokens;

	@Test
	void whenNobodySignsInHandshakeIsRefused() {
		assertThat(this.boss.handshake("/websocket/account")).hasStatus(401);
	}

	@Test
	@WithMockUser("ann")
	void whenUserHasSignedInServiceKnowsTheName() {
		TestClient ann = this.boss.connect(AccountService.class);
		ann.send("hello");
		assertThat(ann).receivedTexts().containsExactly("ann says: hello");
	}

	@Test
	void whenClientShowsTokenServiceKnowsTheName() {
		TestClient ann = connectWithToken();
		ann.send("hello");
		assertThat(ann).receivedTexts().contains("ann says: hello");
	}

	@Test
	void whenTokenIsForgedHandshakeIsRefused() {
		String token = this.tokens.make("ann").getTokenValue();
		String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
		assertThat(this.boss.handshake("/websocket/account", (handshake) -> handshake.bearer(forged))).hasStatus(401);
	}

	// It is good for 32 seconds, from when it is made, and clients are told 30 seconds
	// before.
	@Test
	void whenTokenIsAboutToExpireClientIsToldAndThenClosed() {
		TestClient ann = connectWithToken();
		assertThat(ann).receivedNothing();
		this.boss.time().advance(Duration.ofSeconds(20));
		assertThat(ann).receivedTexts().singleElement().asString().contains("expires");
		assertThat(ann).isOpen();
		this.boss.time().advance(Duration.ofMinutes(1));
		assertThat(ann).isClosedWith(4401, Kind.AUTHENTICATION_EXPIRED);
	}

	private TestClient connectWithToken() {
		String token = this.tokens.make("ann").getTokenValue();
		return this.boss.connect("/websocket/account", (handshake) -> handshake.bearer(token));
	}

}
