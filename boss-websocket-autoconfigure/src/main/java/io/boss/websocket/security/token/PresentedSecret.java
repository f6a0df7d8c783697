/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import io.boss.websocket.endpoint.handshake.HandshakeSecret;

/**
 * Secret that a handshake shows.
 *
 * @param kind what it is
 * @param value the secret itself, never to be logged
 * @param inQuery whether it came in the query, and not as a subprotocol
 */
record PresentedSecret(HandshakeSecret kind, String value, boolean inQuery) {

	@Override
	public String toString() {
		return "PresentedSecret[" + this.kind + "]";
	}

}
