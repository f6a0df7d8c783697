/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.boss.websocket.BossServices;
import io.boss.websocket.Presence;
import io.boss.websocket.ServiceState;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import io.boss.websocket.test.slice.RatesService.Ask;
import io.boss.websocket.test.slice.RatesService.Hello;
import io.boss.websocket.test.slice.RatesService.Rate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests of what a test with {@link BossServiceTest @BossServiceTest} leaves to the next
 * one. Each does its worst, and looks before at what it has been left.
 */
@BossServiceTest(value = RatesService.class,
		properties = { "boss.websocket.limits.connections=2", "boss.websocket.limits.total-connections=2",
				"boss.websocket.limits.connections-per-principal=2", "boss.websocket.limits.connections-per-address=2",
				"boss.websocket.limits.handshakes-per-second=4", "boss.websocket.limits.total-handshakes-per-second=4",
				"boss.websocket.limits.handshakes-per-address-per-second=4", "boss.websocket.restart.max-restarts=1",
				"boss.websocket.restart.max-per-client=100", "boss.websocket.mailbox.info-capacity=2",
				"boss.websocket.on-error=restart" })
@Import(OpenDoors.class)
class FreshServicesIntegrationTests {

	@Autowired
	private BossTester boss;

	@Autowired
	private BossServices services;

	@Autowired
	private Presence presence;

	@MockitoBean
	private Bank bank;

	private TestClient ann;

	private TestClient bob;

	@BeforeEach
	void lookAtWhatIsLeft() {
		verifyNoInteractions(this.bank);
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
		assertThat(this.boss.clients()).isEmpty();
		assertThat(this.boss.transcript()).isEmpty();
		assertThat(this.boss.time().elapsed()).isZero();
		assertThat(this.boss.time().instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
		assertThat(this.boss.service("rates").status()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.boss.service("rates").restarts()).isZero();
		assertThat(this.boss.service("rates").timers()).containsExactly("tick");
		assertThat(this.services.get("rates").isPaused()).isFalse();
		assertThat(this.presence.list("rates")).isEmpty();
		this.ann = this.boss.connect("/websocket/rates", (handshake) -> handshake.user("ann"));
		this.bob = this.boss.connect("/websocket/rates", (handshake) -> handshake.user("bob"));
		assertThat(this.ann).received(Hello.class).hasSize(1);
		this.ann.clear();
		this.bob.clear();
		given(this.bank.rate("EUR")).willReturn(1.07);
		given(this.bank.rate("slow")).willReturn(2.0);
		assertThat(this.ann.send(new Ask("EUR")).receive(Rate.class)).isEqualTo(new Rate("EUR", 1.07));
		assertThat(this.ann.send(new Ask("slow")).receive(Rate.class)).isEqualTo(new Rate("slow", 2.0));
		this.bob.clear();
	}

	@AfterEach
	void nothingIsSaidAboutMocks() {
		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	@RepeatedTest(2)
	void whenTimeHasPassed() {
		this.boss.time().advance(Duration.ofHours(6));
	}

	@RepeatedTest(2)
	void whenHandshakesWereTooMany() {
		for (int i = 0; i < 10; i++) {
			this.boss.handshake("/websocket/rates");
		}
		assertThat(this.boss.handshake("/websocket/rates")).hasStatus(429);
	}

	@RepeatedTest(2)
	void whenClientsAreOutOfReach() {
		this.ann.vanish();
		this.bob.stopReading();
		this.boss.broadcast("rates", "news");
	}

	@RepeatedTest(2)
	void whenServiceIsPaused() {
		this.services.get("rates").pause();
		this.ann.send(new Ask("EUR"));
		this.boss.settle();
		assertThat(this.services.get("rates").isPaused()).isTrue();
	}

	@RepeatedTest(2)
	void whenServiceIsDown() {
		for (int i = 0; i < 4; i++) {
			this.boss.crashNext(RatesService.class, CallbackName.BROADCAST, new IllegalStateException("on purpose"));
			this.boss.broadcast("rates", "crash");
			this.boss.time().advance(Duration.ofMillis(1));
		}
		assertThat(this.boss.service("rates").status()).isIn(ServiceState.DOWN, ServiceState.RESTARTING);
	}

	@RepeatedTest(2)
	void whenWorkIsHeldAndCrashesArePlanned() {
		this.boss.holdWork();
		this.ann.send(new Ask("slow"));
		this.bob.send(new Ask("slow"));
		this.boss.settle();
		this.boss.refuseTasks(5);
		this.boss.crashNext(RatesService.class, CallbackName.INIT, new IllegalStateException("on purpose"));
		this.boss.crashNext(RatesService.class, CallbackName.JOIN, new IllegalStateException("on purpose"));
	}

	@RepeatedTest(2)
	void whenNothingHasRun() {
		this.boss.broadcast("rates", "unheard");
		this.ann.send(new Ask("EUR"));
		this.bob.close();
	}

}
