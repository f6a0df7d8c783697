/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.boss.websocket.Reply;

/**
 * State of the shop: its stock, and those who wait for the next delivery.
 */
class Shop {

	int stock = 3;

	final List<Reply<ShopService.Delivery>> waiting = new ArrayList<>();

	final Queue<Reply<ShopService.Delivery>> gone = new ConcurrentLinkedQueue<>();

	void deliver(int count) {
		this.stock += count;
		this.waiting.removeAll(this.gone);
		this.gone.clear();
		this.waiting.forEach((reply) -> reply.send(new ShopService.Delivery(count)));
		this.waiting.clear();
	}

}
