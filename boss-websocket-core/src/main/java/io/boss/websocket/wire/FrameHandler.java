/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;

import io.boss.websocket.config.Limit;

/**
 * Handler of what a {@link FrameParser} reads, on the thread that parses. A payload is a
 * view that is valid only during the call: it must be copied to be kept.
 */
public interface FrameHandler {

	/**
	 * A message begins, or a control frame: its header has been read, and nothing of what
	 * is in it.
	 * @throws FrameException if the connection must be failed for it
	 */
	default void begins() throws FrameException {
	}

	/**
	 * The message of which is heard next is larger than it should be.
	 * @param limit the limit that it exceeds
	 */
	default void oversized(Limit limit) {
	}

	/**
	 * A whole text message.
	 * @param utf8 its bytes, which are valid UTF-8
	 */
	void text(ByteBuffer utf8);

	/**
	 * A whole binary message.
	 * @param payload its bytes
	 */
	void binary(ByteBuffer payload);

	/**
	 * A ping (RFC 6455, section 5.5.2), which asks for a pong with the same payload.
	 * @param payload at most 125 bytes
	 */
	void ping(ByteBuffer payload);

	/**
	 * A pong (RFC 6455, section 5.5.3), asked for or not.
	 * @param payload at most 125 bytes
	 */
	void pong(ByteBuffer payload);

	/**
	 * A close frame (RFC 6455, section 5.5.1). Nothing is heard after it.
	 * @param code its close code, or {@link io.boss.websocket.CloseCode#NO_STATUS} if it
	 * has none
	 * @param reason its close reason, empty if it has none
	 */
	void close(int code, String reason);

	/**
	 * Asked after each of the above: whether to go on with the bytes that follow.
	 * @return {@code false} to leave them in the buffer
	 */
	boolean wantsMore();

}
