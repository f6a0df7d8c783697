/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.vertx;

import java.util.HashSet;
import java.util.Set;

import io.boss.websocket.benchmark.wire.server.Announcement;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;

/**
 * A verticle that keeps its WebSockets in a set, which only its event loop touches.
 */
public class VertxServer extends VerticleBase {

	private final Set<ServerWebSocket> everybody = new HashSet<>();

	/**
	 * Starts it.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		Vertx.vertx().deployVerticle(new VertxServer()).await();
	}

	@Override
	public Future<?> start() {
		return this.vertx.createHttpServer()
			.webSocketHandler(this::joined)
			.listen(0)
			.onSuccess((server) -> Announcement.readyAt(server.actualPort()));
	}

	private void joined(ServerWebSocket socket) {
		this.everybody.add(socket);
		socket.closeHandler((nothing) -> this.everybody.remove(socket));
		socket.textMessageHandler((text) -> said(socket, text));
	}

	private void said(ServerWebSocket socket, String text) {
		if (text.startsWith("B")) {
			this.everybody.forEach((each) -> each.writeTextMessage(text));
		}
		else {
			socket.writeTextMessage(text);
		}
	}

}
