/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Redis by Lettuce, which writes what comes without waiting for answers.
 */
final class RawRedis implements Bus {

	private final List<RedisClient> clients = new ArrayList<>();

	private final int nodes;

	private final int port;

	private @Nullable RedisAsyncCommands<String, String> publisher;

	RawRedis(int nodes, int port) {
		this.nodes = nodes;
		this.port = port;
	}

	@Override
	public void open(IntConsumer received) {
		for (int i = 0; i < this.nodes; i++) {
			int node = i;
			StatefulRedisPubSubConnection<String, String> connection = client().connectPubSub();
			connection.addListener(new RedisPubSubAdapter<>() {

				@Override
				public void message(String channel, String message) {
					received.accept(node);
				}

			});
			connection.sync().subscribe("raw");
		}
		this.publisher = client().connect().async();
	}

	private RedisClient client() {
		RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", this.port));
		this.clients.add(client);
		return client;
	}

	@Override
	public void publish(String message) {
		this.publisher.publish("raw", message);
	}

	@Override
	public void close() {
		this.clients.forEach(RedisClient::shutdown);
	}

}
