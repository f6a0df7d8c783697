/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Duration;
import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceState;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import io.boss.websocket.test.junit.Interleavings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests for {@link BossServiceTest @BossServiceTest} with a service that has keys, and of
 * what is left to the next test.
 */
@BossServiceTest(value = DeskService.class,
		properties = { "boss.websocket.keyed.max-instances=3", "boss.websocket.limits.instances-per-principal=2" })
@Import(OpenDoors.class)
class KeyedSliceIntegrationTests {

	@Autowired
	private BossTester boss;

	@Autowired
	private BossServices services;

	@MockitoBean
	private Bank bank;

	@BeforeEach
	void lookAtWhatIsLeft() {
		verifyNoInteractions(this.bank);
		assertThat(this.boss.transcript()).isEmpty();
		assertThat(this.boss.service(DeskService.class).keys()).isEmpty();
		assertThat(this.boss.service(DeskService.class).status()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.services.get("desk").isPaused()).isFalse();
		given(this.bank.rate("EUR")).willReturn(1.07);
	}

	private TestClient user(String name, String key) {
		return this.boss.connect(DeskService.class, key, (handshake) -> handshake.user(name));
	}

	@Test
	void whenKeyIsCheckedAnswersAreThoseOfTheCheck() {
		assertThat(this.boss.handshake(DeskService.class, "7")).isAccepted();
		assertThat(this.boss.handshake(DeskService.class, "101")).hasStatus(404);
		assertThat(this.boss.handshake(DeskService.class, "95")).hasStatus(403);
		assertThat(this.boss.handshake("/websocket/desk/seven")).hasStatus(404);
		assertThat(this.boss.handshake(DeskService.class, "95", (handshake) -> handshake.user("manager"))).isAccepted();
		assertThat(this.boss.service("desk").keys()).containsExactly("7", "95");
	}

	@RepeatedTest(2)
	void whenInstancesAreLeftBehindTheyEndWithTheTest() {
		this.boss.holdWork();
		for (String key : List.of("1", "2")) {
			user("ann", key).send("rate").send("break").send("hello");
			assertThat(this.boss.service(DeskService.class, key).state())
				.isEqualTo(List.of("desk " + key, "rate", "break", "hello"));
		}
		assertThat(this.boss.handshake(DeskService.class, "3", (handshake) -> handshake.user("ann"))).hasStatus(429);
		user("bob", "3");
		assertThat(this.boss.handshake(DeskService.class, "4", (handshake) -> handshake.user("eve"))).hasStatus(503);
	}

	@RepeatedTest(2)
	void whenServiceIsLeftPausedNextTestFindsItRunning() {
		this.services.get("desk").pause();
		TestClient ann = user("ann", "1").send("hello");
		assertThat(ann).receivedNothing();
	}

	@RepeatedTest(2)
	void whenInstancesAreLeftDownOrVacantNextTestFindsThemNew() {
		user("ann", "1");
		for (int crash = 0; crash < 10; crash++) {
			this.boss.crashNext(DeskService.class, "1", CallbackName.INFO, new IllegalStateException("on purpose"));
			this.services.keyed("desk").key("1").info("crash");
			this.boss.time().advance(Duration.ofSeconds(1));
		}
		user("bob", "2").close();
		this.boss.time().advance(Duration.ofSeconds(20));
		assertThat(this.boss.service("desk").keys()).contains("2");
	}

	@RepeatedTest(2)
	void whenInstanceIsVacantItEndsInTimeInEachTest() {
		user("ann", "1").close();
		this.boss.time().advance(Duration.ofSeconds(40));
		assertThat(this.boss.service("desk").keys()).isEmpty();
	}

	@Interleavings(20)
	void whenTestIsDrawnInstancesBeginAnew() {
		TestClient ann = user("ann", "1").send("hello");
		TestClient bob = user("bob", "2").send("hello");
		assertThat(ann).receivedTexts().containsExactly("1: hello");
		assertThat(bob).receivedTexts().containsExactly("2: hello");
	}

	@AfterEach
	void remembersNothing() {
		assertThat(this.boss.service("desk/99").state()).isNull();
	}

}
