/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;

/**
 * Access to what Jetty promises to clients that speak HTTP/2. Loaded only where Jetty
 * does, too.
 */
final class JettyHttp2 {

	private JettyHttp2() {
	}

	/**
	 * Takes back that a WebSocket can be one of the streams of a connection (RFC 8441,
	 * section 3). Browsers believe it, and try nothing else; those that are not told so
	 * make a connection of HTTP/1.1 for each WebSocket.
	 * @param server the server, before it starts
	 */
	static void withdrawWebSockets(Server server) {
		for (Connector connector : server.getConnectors()) {
			connector.getConnectionFactories()
				.stream()
				.filter(AbstractHTTP2ServerConnectionFactory.class::isInstance)
				.map(AbstractHTTP2ServerConnectionFactory.class::cast)
				.forEach((http2) -> http2.setConnectProtocolEnabled(false));
		}
	}

}
