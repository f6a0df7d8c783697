/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/**
 * Connections that the broker does not read from at present, as it lacks memory or disk.
 */
final class BlockedConnections implements ConnectionListener {

	private final Set<com.rabbitmq.client.Connection> blocked = ConcurrentHashMap.newKeySet();

	@Override
	public void onCreate(@Nullable Connection connection) {
		if (connection != null) {
			listenTo(connection.getDelegate());
		}
	}

	private void listenTo(com.rabbitmq.client.Connection connection) {
		connection.addBlockedListener((reason) -> this.blocked.add(connection), () -> this.blocked.remove(connection));
	}

	boolean isAnyOpen() {
		this.blocked.removeIf((connection) -> !connection.isOpen());
		return !this.blocked.isEmpty();
	}

}
