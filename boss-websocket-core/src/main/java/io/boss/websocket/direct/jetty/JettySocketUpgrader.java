/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.jetty;

import io.boss.websocket.direct.SocketUpgrader;
import io.boss.websocket.direct.WireLoop;
import io.boss.websocket.direct.WireLoops;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpStream;
import org.jspecify.annotations.Nullable;

/**
 * Upgrader that puts the engine's own protocol in the place of HTTP on a connection of
 * Jetty 12. The Servlet API has a way too, but there Jetty keeps all that it has for a
 * request as long as the connection lives, and its idle timeout ends the connection.
 */
public final class JettySocketUpgrader implements SocketUpgrader {

	private final WireLoops loops;

	/**
	 * Creates an upgrader.
	 * @param loops the engine's loops
	 */
	public JettySocketUpgrader(WireLoops loops) {
		this.loops = loops;
	}

	@Override
	public void upgrade(HttpServletRequest request, @Nullable WireLoop wanted, ConnectionFactory factory)
			throws ServletException {
		ServletContextRequest jettyRequest = ServletContextRequest.getServletContextRequest(request);
		ConnectionMetaData metaData = jettyRequest.getConnectionMetaData();
		if (metaData.getHttpVersion() != HttpVersion.HTTP_1_1) {
			throw new ServletException("Only HTTP/1.1 can be upgraded, not " + metaData.getHttpVersion());
		}
		WireLoop loop = (wanted != null) ? wanted : this.loops.next();
		JettyConnection connection = new JettyConnection(metaData, loop, factory);
		// Jetty looks for it when the response has been written.
		jettyRequest.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, connection);
	}

}
