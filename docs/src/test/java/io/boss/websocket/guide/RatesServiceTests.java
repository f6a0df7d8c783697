/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.time.Duration;

import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@BossServiceTest(RatesService.class)
class RatesServiceTests {

	@Autowired
	BossTester boss;

	@MockitoBean
	Bank bank;

	@Test
	void whenBankIsSlowClientsHearLater() {
		this.boss.holdWork("rates");
		TestClient ann = this.boss.connect("/websocket/rates");
		this.boss.time().advance(Duration.ofSeconds(1));
		assertThat(ann).receivedNothing();
		this.boss.work("rates").complete(1.07);
		assertThat(ann).receivedTexts().containsExactly("1 EUR is 1.07 USD");
	}

	@Test
	void whenBankIsClosedClientsAreTold() {
		given(this.bank.askSlowly()).willThrow(new IllegalStateException("closed"));
		TestClient ann = this.boss.connect("/websocket/rates");
		this.boss.time().advance(Duration.ofSeconds(1));
		assertThat(ann).receivedTexts().containsExactly("no rates: closed");
	}

	@Test
	void whenServiceCrashesClientsAreJoinedAgain() {
		TestClient ann = this.boss.connect("/websocket/rates");
		this.boss.crashNext(RatesService.class, CallbackName.INFO, new IllegalStateException("on purpose"));
		this.boss.time().advance(Duration.ofSeconds(3));
		assertThat(this.boss.service(RatesService.class).restarts()).isEqualTo(1);
		assertThat(ann).isOpen();
	}

}
