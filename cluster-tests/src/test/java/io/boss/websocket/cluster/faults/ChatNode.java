/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.actuate.BossClusterHealthIndicator;
import io.boss.websocket.cluster.application.Node;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.test.client.BossWebSocketClient;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node with a chat.
 *
 * @param node the node
 */
record ChatNode(Node node) implements AutoCloseable {

	static ChatNode start(String name, int redisPort, String... properties) {
		return new ChatNode(Node.onRedis(Application.class, name, redisPort, properties));
	}

	static ChatNode startOnRabbit(String name, int port, String... properties) {
		return new ChatNode(Node.onRabbit(Application.class, name, port, properties));
	}

	URI uri() {
		return this.node.uri("ws", "/websocket/chat");
	}

	BossWebSocketClient client() {
		BossWebSocketClient client = this.node.client("chat");
		assertThat(client.receiveText()).isEqualTo("welcome");
		return client;
	}

	String name() {
		return this.node.bean(ClusterNode.class).status().name();
	}

	List<String> others() {
		return this.node.others();
	}

	String health() {
		var health = this.node.bean(BossClusterHealthIndicator.class).health();
		assertThat(health).isNotNull();
		return health.getStatus().getCode();
	}

	int dropped() {
		return this.node.bean(Counts.class).dropped.get();
	}

	@Override
	public void close() {
		this.node.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Chat.class, Counts.class })
	static class Application {

	}

	static final class Counts implements BossStats, ClusterStats {

		private final AtomicInteger dropped = new AtomicInteger();

		@Override
		public ServiceStats service(String service) {
			return ServiceStats.NONE;
		}

		@Override
		public ClusterStats cluster() {
			return this;
		}

		@Override
		public void notForwarded(ForwardFailure reason, int messages) {
			if (reason == ForwardFailure.DROPPED_OLDEST) {
				this.dropped.addAndGet(messages);
			}
		}

	}

}
