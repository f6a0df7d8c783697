/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.ServiceKey;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Service that loses seats, as its state is a copy of a row that others write as well.
 */
@BossService("naive-show/{id}")
class NaiveShowService {

	private final JdbcClient jdbc;

	NaiveShowService(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@OnInit
	House open(@ServiceKey String id) {
		return new House(this.jdbc.sql("select free from shows where id = ?").param(id).query(Integer.class).single());
	}

	@OnIncoming
	void reserve(ShowService.Reserve order, House house, @ServiceKey String id) {
		house.free -= order.seats();
		this.jdbc.sql("update shows set free = ? where id = ?").params(house.free, id).update();
	}

	static class House {

		private int free;

		House(int free) {
			this.free = free;
		}

	}

}
