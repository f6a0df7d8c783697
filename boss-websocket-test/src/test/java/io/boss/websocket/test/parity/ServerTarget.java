/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import org.awaitility.Awaitility;

import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services behind a real web server, and clients that are sockets.
 */
final class ServerTarget implements ParityTarget {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ServletWebServerApplicationContext context;

	private final BossServices services;

	private final BroadcastOperations broadcasts;

	private final int port;

	ServerTarget(ServletWebServerApplicationContext context) {
		this.context = context;
		this.services = context.getBean(BossServices.class);
		this.broadcasts = context.getBean(BroadcastOperations.class);
		this.port = context.getWebServer().getPort();
	}

	@Override
	public ParityClient connect(String path, Opening opening) {
		SocketClient client = open(path, opening);
		assertThat(client.answer().status()).as("answer to the handshake").isEqualTo(101);
		return client;
	}

	@Override
	public Answer handshake(String path, Opening opening) {
		SocketClient client = open(path, opening);
		client.vanish();
		return client.answer();
	}

	private SocketClient open(String path, Opening opening) {
		return new SocketClient(URI.create("ws://localhost:" + this.port + path), opening, PATIENCE);
	}

	@Override
	public BossServices services() {
		return this.services;
	}

	@Override
	public BroadcastOperations broadcasts() {
		return this.broadcasts;
	}

	// It does so by itself.
	@Override
	public void pass(Duration time) {
	}

	@Override
	public void await(BooleanSupplier condition) {
		Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(condition::getAsBoolean);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
