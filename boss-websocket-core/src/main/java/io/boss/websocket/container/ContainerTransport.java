/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.concurrent.Executor;

import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.timing.EngineTime;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Transport that leaves RFC 6455 to the container, by Jakarta WebSocket.
 */
public final class ContainerTransport implements Transport {

	private final Executor executor;

	private final EngineTime time;

	/**
	 * Creates a transport.
	 * @param executor lends the threads that write to sockets; must not refuse
	 * @param time when clients that are read again are looked after
	 */
	public ContainerTransport(Executor executor, EngineTime time) {
		this.executor = executor;
		this.time = time;
	}

	@Override
	public WebSocketHandler handler(ServiceEndpoint endpoint) {
		return new ContainerHandler(endpoint, this.executor, new ResumeCheck(this.time));
	}

	@Override
	public RequestUpgradeStrategy upgradeStrategy(ServiceEndpoint endpoint, WebSocketHandler handler) {
		return new ContainerUpgradeStrategy();
	}

}
