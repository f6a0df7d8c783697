/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

@BossService
class RatesService {

	private final BossServices services;

	private final Bank bank;

	RatesService(BossServices services, Bank bank) {
		this.services = services;
		this.bank = bank;
	}

	@OnInit
	Desk open() {
		self().timers().startPeriodic("refresh", Duration.ofSeconds(1), new Refresh());
		return new Desk();
	}

	@OnJoin
	void joined(BossConnection client, Desk desk) {
		desk.watchers.add(client);
	}

	@OnInfo
	void refresh(Refresh tick) {
		self().pipeToSelf("rates", this.bank::askSlowly);
	}

	@OnInfo
	void refreshed(TaskResult.Success result, Desk desk) {
		desk.rate = (Double) result.value();
		desk.watchers.send("1 EUR is " + desk.rate + " USD");
	}

	@OnInfo
	void failed(TaskResult.Failure failure, Desk desk) {
		desk.watchers.send("no rates: " + failure.cause().getMessage());
	}

	@OnInfo
	void asked(ServiceCall call, Desk desk) {
		call.reply(desk.rate);
	}

	private BossServiceReference self() {
		return this.services.get(RatesService.class);
	}

	record Refresh() {
	}

	static class Desk {

		private final ConnectionGroup watchers = new ConnectionGroup();

		private Double rate;

	}

}
