/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

/**
 * Client's end of a socket, told what comes from the server.
 */
public interface ClientEnd {

	/**
	 * The engine is about to open the connection.
	 */
	void opening();

	/**
	 * A text message has come.
	 * @param text the text
	 */
	void text(String text);

	/**
	 * A binary message has come.
	 * @param payload the bytes
	 */
	void binary(byte[] payload);

	/**
	 * A pong has come, which answers a ping.
	 * @param payload the bytes of the ping
	 */
	default void pong(byte[] payload) {
	}

	/**
	 * What has come cannot be read. The client gives up, and the test fails.
	 * @param why what the client lacks, as the rest of a sentence about the client
	 */
	void cannotRead(String why);

	/**
	 * The connection has ended.
	 * @param code the code of the server's close frame, 1005 if that has none, or 1006 if
	 * there was no close frame
	 * @param reason the close reason, empty if there is none
	 */
	void closed(int code, String reason);

}
