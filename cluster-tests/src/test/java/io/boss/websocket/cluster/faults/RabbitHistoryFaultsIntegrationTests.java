/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import io.boss.websocket.cluster.engine.Rabbit;
import org.junit.jupiter.api.BeforeAll;

/**
 * What clients hear when RabbitMQ fails.
 */
class RabbitHistoryFaultsIntegrationTests extends HistoryContract {

	private final Rabbit rabbit = new Rabbit();

	@BeforeAll
	static void assumeInstalled() {
		Rabbit.assumeInstalled();
	}

	@Override
	ChatNode node(String name, int port, String... properties) {
		return ChatNode.startOnRabbit(name, port, properties);
	}

	@Override
	int port() {
		return this.rabbit.port();
	}

	@Override
	void kill() {
		this.rabbit.stop();
	}

	@Override
	void start() {
		this.rabbit.start();
	}

	@Override
	void suspend() {
		this.rabbit.pause();
	}

	@Override
	void resume() {
		this.rabbit.resume();
	}

	@Override
	boolean keepsForThoseCutOff() {
		return true;
	}

}
