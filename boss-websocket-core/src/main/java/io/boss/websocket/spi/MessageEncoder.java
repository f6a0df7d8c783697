/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.spi;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;

/**
 * Encoder of objects that are neither text nor bytes. Safe on any thread.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageEncoder {

	/**
	 * Makes a message of an object.
	 * @param payload the object
	 * @param connection the receiver
	 * @return the message
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * object cannot be written
	 */
	BossMessage encode(Object payload, BossConnection connection);

}
