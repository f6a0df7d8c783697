/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossService;
import io.boss.websocket.Reply;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import reactor.core.publisher.Flux;

@BossService
class ShopService {

	private final Prices prices;

	ShopService(Prices prices) {
		this.prices = prices;
	}

	@OnInit
	Shop open() {
		return new Shop();
	}

	@OnIncoming
	Stock counted(Count count, Shop shop) {
		return new Stock(shop.stock);
	}

	@OnIncoming
	CompletableFuture<Price> priced(PriceOf question) {
		return this.prices.of(question.item());
	}

	@OnIncoming
	Flux<Line> listed(ListAll question) {
		return Flux.fromIterable(List.of("apples", "pears", "plums")).map(Line::new);
	}

	@OnIncoming
	void awaited(WaitForDelivery wait, Reply<Delivery> reply, Shop shop) {
		shop.waiting.add(reply);
		reply.onCancel(() -> shop.gone.add(reply)); // another thread: a concurrent queue
	}

	@OnIncoming
	void delivered(@Valid Deliver delivery, Shop shop) {
		shop.deliver(delivery.count()); // reply.send(...) for all that wait
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Request permits Count, PriceOf, ListAll, WaitForDelivery, Deliver {

	}

	@JsonTypeName("count")
	record Count() implements Request {
	}

	@JsonTypeName("price")
	record PriceOf(String item) implements Request {
	}

	@JsonTypeName("list")
	record ListAll() implements Request {
	}

	@JsonTypeName("wait")
	record WaitForDelivery() implements Request {
	}

	@JsonTypeName("deliver")
	record Deliver(@Positive int count) implements Request {
	}

	record Stock(int stock) {
	}

	record Price(String item, int cents) {
	}

	record Line(String item) {
	}

	record Delivery(int count) {
	}

}
