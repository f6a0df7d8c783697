/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServiceKey;

/**
 * Desk for each number, which remembers what it was asked.
 */
@BossService("desk/{number:[0-9]+}")
class DeskService {

	private final Bank bank;

	private final BossServices services;

	DeskService(Bank bank, BossServices services) {
		this.bank = bank;
		this.services = services;
	}

	@OnInit
	List<String> open(@ServiceKey int number) {
		return new ArrayList<>(List.of("desk " + number));
	}

	@OnIncoming
	void asked(String text, BossConnection client, @ServiceKey String number, List<String> asked) {
		asked.add(text);
		switch (text) {
			case "rate" -> this.services.keyed("desk").key(number).pipeToSelf("rate", () -> this.bank.rate("EUR"));
			case "break" ->
				this.services.keyed("desk").key(number).timers().startSingle("break", Duration.ofHours(1), 1);
			default -> client.send(number + ": " + text);
		}
	}

	@OnTerminate
	void close() {
		this.bank.closed();
	}

}
