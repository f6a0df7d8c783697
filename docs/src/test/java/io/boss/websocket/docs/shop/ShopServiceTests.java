/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.shop;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to the shop.
 */
@BossServiceTest(ShopService.class)
@Import(Prices.class)
class ShopServiceTests {

	@Autowired
	BossTester boss;

	@Test
	void whenClientAsksThenItGetsTheAnswer() {
		TestClient ann = this.boss.connect(ShopService.class);
		ann.send("{\"boss.id\":7,\"type\":\"count\"}");
		assertThat(ann).receivedTexts().contains("{\"boss.re\":7,\"stock\":3}");
	}

	@Test
	void whenClientHasCancelledThenItIsNotTold() {
		TestClient ann = this.boss.connect(ShopService.class);
		TestClient bob = this.boss.connect(ShopService.class);
		ann.send("{\"boss.id\":1,\"type\":\"wait\"}");
		bob.send("{\"boss.id\":1,\"type\":\"wait\"}");
		this.boss.settle();
		ann.send("{\"boss.cancel\":1}");
		this.boss.settle();
		bob.send(new ShopService.Deliver(7));
		assertThat(bob).receivedTexts().contains("{\"boss.re\":1,\"count\":7}");
		assertThat(ann).receivedNothing();
	}

}
