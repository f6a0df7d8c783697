/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Instant;
import java.util.Map;

import io.boss.websocket.FakeConnection;

/**
 * What a service can do about a client of a test: nothing, but for its handle.
 */
class QuietControl implements ClientControl {

	public final FakeConnection connection;

	QuietControl(FakeConnection connection) {
		this.connection = connection;
	}

	@Override
	public void forgotten() {
	}

	@Override
	public void refresh() {
	}

	@Override
	public ClientStatus status(boolean joined) {
		return new ClientStatus(this.connection, Instant.EPOCH, joined, false, 0, 0, Map.of());
	}

	@Override
	public void rejoining() {
		this.connection.rejoining();
	}

	@Override
	public void pause() {
	}

	@Override
	public void resume() {
	}

}
