/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossProperties.TransportMode;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Customizer that finds out whether the embedded web server is Jetty, and how many
 * connections it takes. With the direct transport, Jetty does not promise WebSockets over
 * HTTP/2. Handshakes are spelled as Jetty expects them. Before the application's own
 * customizers, which so have the last word.
 */
final class JettyConnectors implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory>, Ordered {

	private static final boolean HTTP2_PRESENT = ClassUtils.isPresent(
			"org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory",
			JettyConnectors.class.getClassLoader());

	private final BossProperties.Websocket properties;

	private boolean present;

	private int maxConnections;

	JettyConnectors(BossProperties.Websocket properties) {
		this.properties = properties;
	}

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		this.present = true;
		factory.addServerCustomizers(this::customize);
	}

	private void customize(Server server) {
		server.insertHandler(new JettyHandshakes());
		NetworkConnectionLimit limit = server.getBean(NetworkConnectionLimit.class);
		this.maxConnections = (limit != null) ? limit.getMaxNetworkConnectionCount() : 0;
		if (HTTP2_PRESENT && this.properties.transport() != TransportMode.CONTAINER) {
			JettyHttp2.withdrawWebSockets(server);
		}
	}

	/**
	 * Whether connections can be taken over.
	 * @return whether there is an embedded Jetty
	 */
	boolean arePresent() {
		return this.present;
	}

	/**
	 * How many connections the web server takes.
	 * @return their number, or 0 if there is no limit or no embedded Jetty
	 */
	int maxConnections() {
		return this.maxConnections;
	}

	@Override
	public int getOrder() {
		return 0;
	}

}
