/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import io.boss.websocket.BossMessage;

/**
 * Type of a message (RFC 6455, section 5.6).
 *
 * @since 0.1.0
 */
public enum MessageKind {

	/**
	 * Text.
	 */
	TEXT,

	/**
	 * Bytes.
	 */
	BINARY;

	/**
	 * The type of a message.
	 * @param message the message
	 * @return its type
	 */
	public static MessageKind of(BossMessage message) {
		return (message instanceof BossMessage.Text) ? TEXT : BINARY;
	}

}
