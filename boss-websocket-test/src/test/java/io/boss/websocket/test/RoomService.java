/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

/**
 * Room in which everybody hears what somebody says.
 */
@BossService("room")
class RoomService {

	private final Rates rates;

	private final BossServices services;

	RoomService(Rates rates, BossServices services) {
		this.rates = rates;
		this.services = services;
	}

	@OnInit
	Room open() {
		return new Room(new ConnectionGroup(), new ArrayList<>());
	}

	@OnJoin
	void joined(BossConnection client, Room room) {
		room.members().add(client);
		client.send(new Welcome(room.members().size()));
	}

	@OnClose
	void left(BossConnection client, Room room) {
		room.members().remove(client);
	}

	@OnIncoming
	void said(Say say, BossConnection client, Room room) {
		if (say.text().equals("rate")) {
			this.services.get("room").pipeToSelf("rates", this.rates::dollar);
			return;
		}
		room.words().add(say.text());
		room.members().send(new Said(say.text()));
	}

	@OnBroadcast
	void announced(String text, Room room) {
		room.members().send(new Said(text));
	}

	@OnInfo
	void rate(TaskResult.Success rate, Room room) {
		room.members().send(new Said("rate " + rate.value()));
	}

	@OnInfo
	void noRate(TaskResult.Failure failure, Room room) {
		room.members().send(new Said("no rate: " + failure.cause().getMessage()));
	}

	interface Rates {

		double dollar();

	}

	record Room(ConnectionGroup members, List<String> words) {
	}

	record Say(String text) {
	}

	record Said(String text) {
	}

	record Welcome(int members) {
	}

}
