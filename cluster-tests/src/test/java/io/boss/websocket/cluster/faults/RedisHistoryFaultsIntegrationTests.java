/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import io.boss.websocket.cluster.engine.Redis;

/**
 * What clients hear when Redis fails.
 */
class RedisHistoryFaultsIntegrationTests extends HistoryContract {

	private final Redis redis = Redis.notStarted();

	@Override
	ChatNode node(String name, int port, String... properties) {
		return ChatNode.start(name, port, properties);
	}

	@Override
	int port() {
		return this.redis.port();
	}

	@Override
	void kill() {
		this.redis.kill();
	}

	@Override
	void start() {
		this.redis.startAgain();
	}

	@Override
	void suspend() {
		this.redis.pause();
	}

	@Override
	void resume() {
		this.redis.resume();
	}

	@Override
	boolean keepsForThoseCutOff() {
		return false;
	}

}
