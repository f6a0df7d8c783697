package io.boss.websocket.wire;

import io.boss.websocket.CloseReason;

/**
 * Bytes of a client that must fail its connection (RFC 6455, section 7.1.7). It has no
 * stack trace, because a client can cause as many as it likes.
 */
public final class FrameException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int closeCode;

	private final String reason;

	private FrameException(int closeCode, String reason) {
		super(reason, null, false, false);
		this.closeCode = closeCode;
		this.reason = reason;
	}

	static FrameException protocolError(String reason) {
		return new FrameException(CloseReason.PROTOCOL_ERROR, reason);
	}

	static FrameException badData(String reason) {
		return new FrameException(CloseReason.BAD_DATA, reason);
	}

	static FrameException tooBig(int maxMessageSize) {
		return new FrameException(CloseReason.TOO_BIG, "message is larger than " + maxMessageSize + " bytes");
	}

	/**
	 * The close code to fail the connection with.
	 * @return 1002, 1007 or 1009
	 */
	public int closeCode() {
		return this.closeCode;
	}

	/**
	 * What is wrong, short enough for a close frame.
	 * @return at most 123 bytes of ASCII
	 */
	public String reason() {
		return this.reason;
	}

}
