/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

/**
 * Channel of a client that has no socket at the moment, and may come back with another
 * one.
 */
enum NoSocket implements WireChannel {

	/**
	 * The only one.
	 */
	INSTANCE;

	@Override
	public void write(ByteBuffer bytes) {
		throw new IllegalStateException("There is no socket to write to");
	}

	@Override
	public void readOn() {
	}

	@Override
	public void shutdownOutput() {
	}

	@Override
	public void close() {
	}

}
