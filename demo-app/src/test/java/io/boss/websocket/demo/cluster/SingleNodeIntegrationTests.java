/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.cluster;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo without a cluster, with Redis on its class path.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SingleNodeIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenThereIsNoClusterNothingKnowsRedis(@Autowired ApplicationContext context) {
		assertThat(context.getBeansOfType(RedisConnectionFactory.class)).isEmpty();
	}

	@Test
	void whenThereIsNoClusterChatNamesNoNode() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(this.port, "/websocket/chat/lobby")) {
			assertThat(client.receiveText()).startsWith("{\"type\":\"people\"");
		}
	}

}
