/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.time.Instant;
import java.util.Map;

import io.boss.websocket.service.ClientControl;
import io.boss.websocket.service.ClientStatus;

/**
 * Endpoint of a client that has no socket.
 */
final class NoControl implements ClientControl {

	@Override
	public void rejoining() {
	}

	@Override
	public void forgotten() {
	}

	@Override
	public void refresh() {
	}

	@Override
	public ClientStatus status(boolean joined) {
		return new ClientStatus(new SilentConnection(), Instant.EPOCH, joined, false, 0, 0, Map.of());
	}

	@Override
	public void pause() {
	}

	@Override
	public void resume() {
	}

}
