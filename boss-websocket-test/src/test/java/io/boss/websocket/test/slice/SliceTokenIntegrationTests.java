/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Duration;
import java.time.Instant;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossServiceTest @BossServiceTest} with tokens that are checked as they
 * are in production.
 */
@BossServiceTest(services = VaultService.class, properties = "boss.websocket.access.rule=authenticated")
@Import(BankSecurity.class)
class SliceTokenIntegrationTests {

	@Autowired
	private BossTester boss;

	// Also when others have let time pass.
	@RepeatedTest(3)
	void whenTokenExpiresClientIsClosed() {
		Instant expires = this.boss.time().instant().plus(Duration.ofMinutes(10));
		String token = LocalKey.token("ann", "vault", expires);
		TestClient ann = this.boss.connect("/websocket/vault", (handshake) -> handshake.bearer(token));
		assertThat(ann).receivedTexts().containsExactly("Hello, ann");
		this.boss.time().advance(Duration.ofMinutes(9));
		assertThat(ann).isOpen();
		this.boss.time().advance(Duration.ofMinutes(2));
		assertThat(ann).isClosedWith(4401, Kind.AUTHENTICATION_EXPIRED);
	}

	@RepeatedTest(2)
	void whenTokenHasExpiredIsRefused() {
		String token = LocalKey.token("ann", "vault", Instant.now().minusSeconds(3600));
		assertThat(this.boss.handshake("/websocket/vault", (handshake) -> handshake.bearer(token))).hasStatus(401);
	}

}
