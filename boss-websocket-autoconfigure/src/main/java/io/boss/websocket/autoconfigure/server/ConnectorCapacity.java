/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Number of connections that the web server takes, WebSockets and all others together.
 *
 * @param property where that is set
 * @param connections how many, or 0 if there is no limit
 */
record ConnectorCapacity(String property, int connections) {

	private static final Log logger = LogFactory.getLog(ConnectorCapacity.class);

	static ConnectorCapacity ofTomcat(int connections) {
		return new ConnectorCapacity("server.tomcat.max-connections", connections);
	}

	static ConnectorCapacity ofJetty(int connections) {
		return new ConnectorCapacity("server.jetty.max-connections", connections);
	}

	/**
	 * Says so if WebSockets can leave no connection to anybody else, because the web
	 * server's limit is reached before those of the services are. A web server leaves
	 * whoever comes then waiting, and says nothing.
	 * @param limits the limits of the services
	 */
	void compareWith(BossProperties.Limits limits) {
		if (this.connections > 0 && canTakeAll(limits.totalConnections())) {
			logger.info("The web server takes " + this.connections + " connections (" + this.property
					+ "), and WebSockets may be all of them (boss.websocket.limits.total-connections="
					+ limits.totalConnections() + "): others then wait without an answer, plain HTTP and health checks "
					+ "too. Raise the one above the other" + fromOneAddress(limits.connectionsPerAddress()));
		}
	}

	private boolean canTakeAll(int total) {
		return total == 0 || total >= this.connections;
	}

	private String fromOneAddress(int perAddress) {
		return canTakeAll(perAddress)
				? ". One address may take them all: see boss.websocket.limits.connections-per-address" : "";
	}

}
