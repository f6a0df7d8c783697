/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import io.boss.websocket.CloseCode;
import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a connection by the bytes of its client (RFC 6455, section 7.1.7). It has no
 * stack trace, because a client can cause as many as it likes.
 */
public final class FrameException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * The code of the close frame that the client gets.
	 */
	private final int closeCode;

	/**
	 * The reason in that close frame.
	 */
	private final String reason;

	/**
	 * The limit that the bytes are beyond, if it is one.
	 */
	private final @Nullable Limit limit;

	private FrameException(int closeCode, String reason, @Nullable Limit limit) {
		super(reason, null, false, false);
		this.closeCode = closeCode;
		this.reason = reason;
		this.limit = limit;
	}

	/**
	 * The client has exceeded a limit.
	 * @param limit the limit
	 * @param reason what is wrong
	 * @return the exception, with the code of the limit
	 */
	public static FrameException exceeds(Limit limit, String reason) {
		return new FrameException(limit.code(), reason, limit);
	}

	static FrameException protocolError(String reason) {
		return new FrameException(CloseCode.PROTOCOL_ERROR.value(), reason, null);
	}

	static FrameException badData(String reason) {
		return new FrameException(CloseCode.BAD_DATA.value(), reason, null);
	}

	static FrameException tooBig(Limit limit, int maxSize) {
		return exceeds(limit, "message is larger than " + maxSize + " bytes");
	}

	/**
	 * The close code to fail the connection with.
	 * @return 1002, 1007, or that of the {@link #limit()}
	 */
	public int closeCode() {
		return this.closeCode;
	}

	/**
	 * The limit that was exceeded.
	 * @return the limit, or {@code null} if it is something else
	 */
	public @Nullable Limit limit() {
		return this.limit;
	}

	/**
	 * What is wrong, short enough for a close frame.
	 * @return at most 123 bytes of ASCII
	 */
	public String reason() {
		return this.reason;
	}

}
