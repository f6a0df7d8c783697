/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import java.time.Duration;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of the table that are lost and come back.
 */
@BossServiceTest(value = TableService.class, properties = "boss.websocket.services.table.resume.enabled=true")
class TableServiceTests {

	@Autowired
	BossTester boss;

	@Test
	void whenClientComesBackThenItGetsWhatItMissed() {
		TestClient ann = this.boss.connect("/websocket/table", (handshake) -> handshake.bossV1());
		TestClient bob = this.boss.connect("/websocket/table", (handshake) -> handshake.bossV1());
		ann.disconnect();
		bob.send(new TableService.Said("hello"));
		this.boss.time().advance(Duration.ofSeconds(5));
		ann.comeBack();
		assertThat(ann).isResumed().received(TableService.Said.class).contains(new TableService.Said("hello"));
		assertThat(bob).received(TableService.Away.class).hasSize(1);
		assertThat(bob).received(TableService.Back.class).first().extracting("seconds").isEqualTo(5L);
	}

	@Test
	void whenClientComesBackTooLateThenItBeginsAnew() {
		TestClient ann = this.boss.connect("/websocket/table", (handshake) -> handshake.bossV1());
		ann.disconnect();
		this.boss.time().advance(Duration.ofMinutes(1));
		ann.comeBack();
		assertThat(ann).isNotResumed("expired");
	}

}
