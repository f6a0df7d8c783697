/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Duration;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.ServiceState;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import io.boss.websocket.test.slice.RatesService.Ask;
import io.boss.websocket.test.slice.RatesService.Hello;
import io.boss.websocket.test.slice.RatesService.Rate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests for {@link BossServiceTest @BossServiceTest}.
 */
@BossServiceTest(value = RatesService.class, properties = "boss.websocket.idle-timeout=3m")
@Import(OpenDoors.class)
class BossServiceTestIntegrationTests {

	@Autowired
	private BossTester boss;

	@Autowired
	private ApplicationContext context;

	@MockitoBean
	private Bank bank;

	@BeforeEach
	void stub() {
		given(this.bank.open()).willReturn(1.5);
	}

	@Test
	void whenServiceIsNamedThereIsNoOther() {
		assertThat(this.context.getBeanNamesForType(LobbyService.class)).isEmpty();
		assertThat(this.boss.services().all()).hasSize(1);
	}

	@Test
	void whenMockIsStubbedBeforeInitServiceHasIt() {
		TestClient ann = this.boss.connect(RatesService.class);
		assertThat(ann.receive(Hello.class).opening()).isEqualTo(1.5);
	}

	@Test
	void whenMockIsStubbedInTestServiceHasIt() {
		given(this.bank.open()).willReturn(2.5);
		given(this.bank.rate("EUR")).willReturn(1.07);
		TestClient ann = this.boss.connect("/websocket/rates", (handshake) -> handshake.user("ann"));
		assertThat(ann).received(Hello.class)
			.containsExactly(new Hello("ann", 2.5, this.boss.time().instant().toEpochMilli()));
		ann.clear().send(new Ask("EUR"));
		assertThat(ann).received(Rate.class).containsExactly(new Rate("EUR", 1.07));
	}

	@Test
	void whenTimePassesPropertyOfTestCloses() {
		TestClient ann = this.boss.connect(RatesService.class);
		this.boss.time().advance(Duration.ofMinutes(2).plusSeconds(1));
		assertThat(ann).receivedTexts().containsSubsequence("tick", "tick");
		this.boss.time().advance(Duration.ofMinutes(2));
		assertThat(ann).isClosedWith(1001, Kind.IDLE_TIMEOUT);
	}

	@RepeatedTest(3)
	void whenServiceHasStoppedNextTestHasItAgain() {
		TestClient ann = this.boss.connect(RatesService.class);
		assertThat(this.boss.service("rates").status()).isEqualTo(ServiceState.RUNNING);
		ann.send(new Ask("stop"));
		assertThat(this.boss.service("rates").status()).isEqualTo(ServiceState.STOPPED);
		verify(this.bank).closed();
	}

	@RepeatedTest(2)
	void whenNothingIsDoneMockIsNotTouched() {
		verifyNoInteractions(this.bank);
	}

	@Nested
	class Nights {

		@Test
		void whenClassIsNestedThereIsATester() {
			assertThat(
					BossServiceTestIntegrationTests.this.boss.connect(RatesService.class).receive(Hello.class).name())
				.isEqualTo("nobody");
			assertThat(BossServiceTestIntegrationTests.this.boss.clients()).hasSize(1);
		}

	}

}
