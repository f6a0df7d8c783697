/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Check for connections that answer {@code null} where a connection never does: mocks of
 * tests, of whose failure the test should say what is wrong.
 */
final class MockCheck {

	private MockCheck() {
	}

	static <T> T notNull(@Nullable T answer, BossConnection connection, String method) {
		if (answer == null) {
			throw new IllegalArgumentException("The " + connection.getClass().getName() + " answers null to " + method
					+ ", which no connection does. If it is a mock, take a FakeConnection of boss-websocket-test.");
		}
		return answer;
	}

}
