/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers and user of a handshake.
 *
 * @param headers headers besides those of every handshake, or instead of them
 * @param user the name of an authenticated user, whose only role is ADMIN for root and
 * USER for others, or {@code null}
 */
record Opening(Map<String, String> headers, String user) {

	static final Opening PLAIN = new Opening(Map.of(), null);

	static Opening as(String user) {
		return new Opening(Map.of(), user);
	}

	static Opening header(String name, String value) {
		return PLAIN.and(name, value);
	}

	Opening and(String name, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new Opening(headers, this.user);
	}

	String role() {
		return "root".equals(this.user) ? "ADMIN" : "USER";
	}

}
