/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;

/**
 * Port to what makes objects of the answers of clients. Safe on any thread.
 */
@FunctionalInterface
public interface AnswerReader {

	/**
	 * Makes an object of a message.
	 * @param message the message
	 * @param type the type of the object
	 * @param connection the client that has sent it
	 * @return the object
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * message cannot be read as that
	 */
	Object read(BossMessage message, Class<?> type, BossConnection connection);

}
