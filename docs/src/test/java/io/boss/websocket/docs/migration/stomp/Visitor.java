/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp;

/**
 * Client in a room, whatever the protocol. What it hears is told in one form:
 * {@code lines 2}, {@code ann: hello}, {@code problem: say something}.
 */
public interface Visitor extends AutoCloseable {

	/**
	 * Says something in the room.
	 * @param text the text
	 */
	void say(String text);

	/**
	 * Takes what the client has heard next, and waits for it.
	 * @return what the client has heard
	 */
	String heard();

	@Override
	void close();

}
