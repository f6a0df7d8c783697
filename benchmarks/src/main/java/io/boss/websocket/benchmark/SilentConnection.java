/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import org.jspecify.annotations.Nullable;

/**
 * A client that takes whatever it is sent, at no cost.
 */
class SilentConnection implements BossConnection {

	private final String id;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final Handshake handshake = Handshake.builder(URI.create("/websocket/benchmark")).build();

	SilentConnection() {
		this("1");
	}

	SilentConnection(String id) {
		this.id = id;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String service() {
		return "benchmark";
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public @Nullable String sessionId() {
		return null;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public boolean isRejoined() {
		return false;
	}

	@Override
	public SendResult send(String text) {
		return SendResult.QUEUED;
	}

	@Override
	public SendResult send(byte[] bytes) {
		return SendResult.QUEUED;
	}

	@Override
	public SendResult send(BossMessage message) {
		return SendResult.QUEUED;
	}

	@Override
	public BossMessage encode(Object payload) {
		return BossMessage.text(payload.toString());
	}

	@Override
	public SendResult ping() {
		return SendResult.QUEUED;
	}

	@Override
	public SendResult close(CloseCode code, String reason) {
		return SendResult.QUEUED;
	}

}
