/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.server.vertx;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import io.boss.websocket.benchmark.wire.plan.Certificate;
import io.boss.websocket.benchmark.wire.server.Announcement;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PfxOptions;

/**
 * A verticle that keeps its WebSockets in a set, which only its event loop touches.
 */
public class VertxServer extends VerticleBase {

	private final Set<ServerWebSocket> everybody = new HashSet<>();

	private final HttpServerOptions options;

	VertxServer(HttpServerOptions options) {
		this.options = options;
	}

	/**
	 * Starts it.
	 * @param arguments a file with a key, if it is to have TLS
	 */
	public static void main(String[] arguments) {
		HttpServerOptions options = new HttpServerOptions();
		if (arguments.length > 0) {
			options.setSsl(true)
				.setKeyCertOptions(new PfxOptions().setPath(Path.of(arguments[0]).toAbsolutePath().toString())
					.setPassword(Certificate.PASSWORD));
		}
		Vertx.vertx().deployVerticle(new VertxServer(options)).await();
	}

	@Override
	public Future<?> start() {
		return this.vertx.createHttpServer(this.options)
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
