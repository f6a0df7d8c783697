/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

/**
 * Prices, which another system knows.
 */
@Component
class Prices {

	CompletableFuture<ShopService.Price> of(String item) {
		if (item.equals("gold")) {
			return CompletableFuture.failedFuture(new IllegalArgumentException("no price for gold"));
		}
		return CompletableFuture.completedFuture(new ShopService.Price(item, 42));
	}

}
