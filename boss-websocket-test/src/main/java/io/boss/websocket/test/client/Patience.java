/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/**
 * Longest wait for something that is to happen. Generous, since only a test that fails
 * waits so long.
 */
final class Patience {

	static final String PROPERTY = "boss.test.patience";

	private static final String DEFAULT = "40s";

	private Patience() {
	}

	static Duration ofSystem() {
		String patience = System.getProperty(PROPERTY, DEFAULT);
		try {
			return check(DurationStyle.detectAndParse(patience));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("The system property " + PROPERTY + " is no duration, as \"" + DEFAULT
					+ "\" is one: \"" + patience + "\"", ex);
		}
	}

	static Duration check(Duration patience) {
		if (patience.isZero() || patience.isNegative()) {
			throw new IllegalArgumentException("Patience is longer than nothing: " + patience);
		}
		return patience;
	}

}
