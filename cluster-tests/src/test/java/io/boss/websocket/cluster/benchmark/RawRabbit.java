/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ by its Java client: a fanout exchange, queues that vanish, no confirmations.
 */
final class RawRabbit implements Bus {

	private final List<Connection> connections = new ArrayList<>();

	private final int nodes;

	private final ConnectionFactory factory = new ConnectionFactory();

	private @Nullable Channel publisher;

	RawRabbit(int nodes, int port) {
		this.nodes = nodes;
		this.factory.setHost("127.0.0.1");
		this.factory.setPort(port);
	}

	@Override
	public void open(IntConsumer received) throws Exception {
		this.publisher = channel();
		this.publisher.exchangeDeclare("raw", BuiltinExchangeType.FANOUT);
		for (int i = 0; i < this.nodes; i++) {
			int node = i;
			Channel channel = channel();
			String queue = channel.queueDeclare().getQueue();
			channel.queueBind(queue, "raw", "");
			channel.basicConsume(queue, true, (tag, message) -> received.accept(node), (tag) -> {
			});
		}
	}

	private Channel channel() throws Exception {
		Connection connection = this.factory.newConnection();
		this.connections.add(connection);
		return connection.createChannel();
	}

	@Override
	public void publish(String message) throws Exception {
		this.publisher.basicPublish("raw", "", null, message.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws Exception {
		for (Connection connection : this.connections) {
			connection.close();
		}
	}

}
