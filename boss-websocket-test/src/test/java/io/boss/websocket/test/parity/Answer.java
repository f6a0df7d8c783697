/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

/**
 * Answer to a handshake.
 *
 * @param status the status
 * @param retryAfter the header {@code Retry-After}, or {@code null}
 * @param subprotocol the subprotocol chosen, or {@code null}
 */
record Answer(int status, String retryAfter, String subprotocol) {

	@Override
	public String toString() {
		return this.status + ((this.retryAfter != null) ? " with Retry-After" : "")
				+ ((this.subprotocol != null) ? " for " + this.subprotocol : "");
	}

}
