/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

/**
 * Ids of connections in a cluster: they end with a dot and the id of the node, which has
 * none.
 */
final class ConnectionIds {

	private ConnectionIds() {
	}

	static String on(String node, String id) {
		return node.isEmpty() ? id : id + "." + node;
	}

	/**
	 * The node of a connection.
	 * @param id the id of the connection
	 * @return the id of the node, empty if it tells none
	 */
	static String nodeOf(String id) {
		int dot = id.lastIndexOf('.');
		return (dot >= 0) ? id.substring(dot + 1) : "";
	}

}
