/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.UserConnections.UserConnection;
import io.boss.websocket.cluster.gather.NodeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * List of the connections that a user has on one node.
 *
 * @param question the number of the question
 * @param total how many there are
 * @param connections the first of them
 */
record UserAnswer(long question, int total, List<UserConnection> connections) implements NodeAnswer {

	private static final int MAX_LISTED = 1000;

	// It comes from elsewhere.
	UserAnswer {
		connections = List.copyOf(connections);
	}

	// Whoever asks for one service looks himself: nodes of a former version know nothing
	// of
	// it.
	Stream<UserConnection> connections(@Nullable String service) {
		return this.connections.stream()
			.filter((connection) -> service == null || service.equals(connection.service()));
	}

	int total(@Nullable String service) {
		return (service != null) ? (int) connections(service).count() : this.total;
	}

	static UserAnswer of(long question, List<BossConnection> connections) {
		return new UserAnswer(question, connections.size(),
				connections.stream()
					.limit(MAX_LISTED)
					.map((connection) -> new UserConnection(connection.id(), connection.service()))
					.toList());
	}

}
