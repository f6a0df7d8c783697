/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/**
 * Generator for the ids of connections.
 */
final class RandomIds {

	private static final IdGenerator ids = new AlternativeJdkIdGenerator();

	private RandomIds() {
	}

	static String next() {
		return ids.generateId().toString();
	}

}
