/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import io.boss.websocket.Handshake;

/**
 * User of a handshake that was made without one.
 */
final class FakeUser {

	private FakeUser() {
	}

	static Handshake in(Handshake handshake, String name) {
		return Handshake.builder(handshake.uri())
			.query(handshake.query())
			.headers(handshake.headers())
			.cookies(handshake.cookies())
			.remoteAddress(handshake.remoteAddress())
			.principal(() -> name)
			.subprotocol(handshake.subprotocol())
			.attributes(handshake.attributes())
			.build();
	}

}
