/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

/**
 * A socket that takes everything and costs nothing.
 */
final class TakingChannel implements WireChannel {

	private int taken;

	@Override
	public void write(ByteBuffer bytes) {
		this.taken += bytes.remaining();
		bytes.position(bytes.limit());
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
