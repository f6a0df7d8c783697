/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

/**
 * End of a connection, as its client saw it.
 *
 * @param code the close code of the server; 1005 if the server gave none, and 1006 if the
 * connection ended without a close frame
 * @param reason the close reason of the server, empty if the server gave none; for code
 * 1006 perhaps what went wrong
 * @since 0.1.0
 */
public record ConnectionEnd(int code, String reason) {

	/**
	 * The code and the reason, as in "1001 going away".
	 */
	@Override
	public String toString() {
		return (this.code + " " + this.reason).trim();
	}

}
