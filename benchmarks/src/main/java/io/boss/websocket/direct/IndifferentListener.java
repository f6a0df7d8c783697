/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.outbound.OutboundListener;

/**
 * Listener that ignores the end of a connection.
 */
final class IndifferentListener implements OutboundListener {

	@Override
	public void overflowed() {
	}

	@Override
	public void closing(int code, String reason) {
	}

	@Override
	public void failed(Throwable failure) {
	}

}
