/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.concurrent.Executor;

import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.log.LogTrace;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.Assert;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Spring's {@link WebSocketHandler} for one service. Takes messages in parts, so that it
 * decides itself how large they may be and no container keeps a buffer of that size for
 * each connection.
 */
final class ContainerHandler implements WebSocketHandler {

	private static final Log logger = LogFactory.getLog(ContainerHandler.class);

	private static final String ATTRIBUTE = ContainerClient.class.getName();

	private final ServiceEndpoint endpoint;

	private final Executor executor;

	private final ResumeCheck resumeCheck;

	ContainerHandler(ServiceEndpoint endpoint, Executor executor, ResumeCheck resumeCheck) {
		this.endpoint = endpoint;
		this.executor = executor;
		this.resumeCheck = resumeCheck;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		Session container = containerSession(session);
		// Containers have idle timeouts of their own; ours is a stated property.
		container.setMaxIdleTimeout(0);
		Upgrade upgrade = new Upgrade(session.getId(), session.getAttributes(), session.getPrincipal(),
				session.getAcceptedProtocol());
		ContainerClient client = this.endpoint.connect(upgrade,
				(known) -> new ContainerClient(known, container, this.endpoint, this.executor, this.resumeCheck));
		session.getAttributes().put(ATTRIBUTE, client);
		client.join();
	}

	private static Session containerSession(WebSocketSession session) {
		Assert.isInstanceOf(NativeWebSocketSession.class, session);
		Session container = ((NativeWebSocketSession) session).getNativeSession(Session.class);
		Assert.state(container != null, "No Jakarta WebSocket session");
		return container;
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		if (message instanceof TextMessage text) {
			client(session).text(text.getPayload(), text.isLast());
		}
		else if (message instanceof BinaryMessage binary) {
			client(session).binary(binary.getPayload(), binary.isLast());
		}
		else if (message instanceof PongMessage) {
			client(session).pong();
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		// The container closes the session next and reports that.
		LogTrace.debug(logger, "Transport error on " + session, exception);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().get(ATTRIBUTE) instanceof ContainerClient client) {
			client.closed(status);
		}
	}

	private static ContainerClient client(WebSocketSession session) {
		ContainerClient client = (ContainerClient) session.getAttributes().get(ATTRIBUTE);
		Assert.state(client != null, "Session was not established");
		return client;
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

}
