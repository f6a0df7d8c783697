/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;

@BossService("till")
class TillService {

	private final Bank bank;

	TillService(Bank bank) {
		this.bank = bank;
	}

	@OnInit
	Map<String, Integer> open() {
		return new HashMap<>(Map.of("tea", 1));
	}

	@OnIncoming
	Receipt bought(Order order, Map<String, Integer> stock) {
		if (stock.getOrDefault(order.article(), 0) == 0) {
			throw new SoldOutException(order.article());
		}
		this.bank.charge(order.card());
		stock.merge(order.article(), -1, Integer::sum);
		return new Receipt(order.article());
	}

	@OnError
	Regret soldOut(SoldOutException exception, Order order) {
		return new Regret("no " + order.article() + " left");
	}

	record Order(String article, String card) {
	}

	record Receipt(String bought) {
	}

	record Regret(String regret) {
	}

	static class SoldOutException extends RuntimeException {

		SoldOutException(String article) {
			super(article);
		}

	}

}
