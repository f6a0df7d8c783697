/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

/**
 * One client, as bare as RFC 6455 allows. A close frame of the server is answered, and so
 * are pings, unless it is told otherwise.
 */
interface ParityClient {

	/**
	 * Sends a frame, masked as it must be.
	 * @param head FIN, the reserved bits and the opcode
	 * @param payload the payload
	 */
	void frame(int head, byte[] payload);

	/**
	 * Sends a frame that lacks its mask.
	 * @param head FIN, the reserved bits and the opcode
	 * @param payload the payload
	 */
	void unmasked(int head, byte[] payload);

	/**
	 * The next thing that came: {@code text hello}, {@code binary 00ff}, {@code pong x},
	 * {@code close 1000 bye}, {@code close} without a code, or {@code end}. Pings are not
	 * told.
	 * @return the next thing
	 * @throws AssertionError if nothing comes
	 */
	String next();

	/**
	 * The subprotocol that the server has chosen.
	 * @return its name, or {@code none}
	 */
	String subprotocol();

	void ignorePings();

	void ignoreCloses();

	void stopReading();

	void resumeReading();

	/**
	 * Is gone without a close frame.
	 */
	void vanish();

}
