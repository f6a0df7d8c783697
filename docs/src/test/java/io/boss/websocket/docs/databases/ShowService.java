/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.broadcast.BroadcastOperations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

@BossService("show/{id}")
class ShowService {

	private final BossServices services;

	private final BroadcastOperations broadcasts;

	private final Seats seats;

	ShowService(BossServices services, BroadcastOperations broadcasts, Seats seats) {
		this.services = services;
		this.broadcasts = broadcasts;
		this.seats = seats;
	}

	@OnInit
	House open(@ServiceKey String id) {
		return new House(this.seats.standing(id));
	}

	@OnJoin
	Standing joined(BossConnection client, House house) {
		house.visitors.add(client);
		return house.standing;
	}

	@OnIncoming
	Receipt reserve(@Valid Reserve order, @ServiceKey String id) {
		DeliveryResult begun = this.services.keyed(ShowService.class)
			.key(id)
			.pipeToSelf("reserve", () -> this.seats.reserve(id, order.id(), order.seats()));
		return begun.isAccepted() ? null : new Receipt("busy, send it again");
	}

	@OnInfo
	void reserved(TaskResult.Success result, BossConnection client) {
		Standing standing = (Standing) result.value();
		client.send(new Receipt("reserved"));
		this.broadcasts.broadcast(ShowService.class, standing.show(), standing);
	}

	@OnInfo
	void notReserved(TaskResult.Failure result) throws Throwable {
		throw result.cause();
	}

	@OnError
	Receipt soldOut(SoldOutException exception) {
		return new Receipt(exception.getMessage());
	}

	@OnBroadcast
	void changed(Standing standing, House house) {
		if (standing.version() > house.standing.version()) {
			house.standing = standing;
			house.visitors.send(standing);
		}
	}

	record Reserve(@NotNull UUID id, @Positive int seats) {
	}

	record Receipt(String result) {
	}

	static class House {

		private final ConnectionGroup visitors = new ConnectionGroup();

		private Standing standing;

		House(Standing standing) {
			this.standing = standing;
		}

	}

}
