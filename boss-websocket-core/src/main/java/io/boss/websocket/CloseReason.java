/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Reason why a client has gone, with the close code and text of RFC 6455, section 7;
 * ChicagoBoss's {@code terminate_reason()}. Immutable.
 *
 * @param kind the kind of reason
 * @param code the close code, of which {@link CloseCode#NO_STATUS} and
 * {@link CloseCode#ABNORMAL} never travel
 * @param text the close reason, empty if there is none
 * @since 0.1.0
 */
public record CloseReason(Kind kind, CloseCode code, String text) {

	private static final int MAX_REASON_BYTES = 123;

	/**
	 * Makes a reason one that a close frame can carry (RFC 6455, sections 5.5 and 7.4):
	 * what is beyond 123 bytes of UTF-8 is cut off between two characters, and half of a
	 * surrogate pair becomes U+FFFD. A reason may hold what a client has sent, so it is
	 * never a cause to throw; a code is chosen by the application.
	 * @param code the close code
	 * @param reason the close reason, {@code null} for none
	 * @return the reason as it can be sent
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	public static String sendable(CloseCode code, @Nullable String reason) {
		if (!code.isSendable()) {
			throw CloseCode.unsendable(code.value());
		}
		return (reason != null) ? Utf8Text.cut(reason, MAX_REASON_BYTES) : "";
	}

	/**
	 * Whether the peer sent a close frame with a code in it.
	 * @return whether {@link #code()} came from the peer
	 */
	public boolean hasPeerCode() {
		return this.kind == Kind.PEER && !this.code.equals(CloseCode.NO_STATUS);
	}

	@Override
	public String toString() {
		return this.kind + " (" + this.code + (this.text.isEmpty() ? "" : ", " + this.text) + ")";
	}

	/**
	 * Kinds of close reasons, each with its Erlang name.
	 */
	public enum Kind {

		/**
		 * {@code {normal, shutdown}}: this side closed, because the service asked for it
		 * or because the application or the service ends.
		 */
		SHUTDOWN,

		/**
		 * {@code {normal, timeout}}: the client sent no message for longer than the idle
		 * timeout.
		 */
		IDLE_TIMEOUT,

		/**
		 * The client was sent a ping and said nothing after it, so it is taken for dead
		 * (1001). ChicagoBoss sent none; Erlang says {@code {error, etimedout}} of a
		 * connection whose other end is silent.
		 */
		HEARTBEAT_TIMEOUT,

		/**
		 * The client was connected for the maximum age (1001). ChicagoBoss knew none; in
		 * Erlang it would be {@code {shutdown, max_age}}, sent by a timer.
		 */
		MAX_AGE,

		/**
		 * The token that the client was authenticated by has expired, its HTTP session
		 * has ended, or what it has shown instead was not accepted (4401). ChicagoBoss
		 * never looked again; in Erlang it would be {@code {shutdown, unauthenticated}}.
		 */
		AUTHENTICATION_EXPIRED,

		/**
		 * {@code {error, closed}}: the connection broke without a close frame.
		 */
		CONNECTION_LOST,

		/**
		 * {@code {remote, closed}} and {@code {remote, Code, Text}}: the peer closed,
		 * without or with a code.
		 */
		PEER,

		/**
		 * {@code {error, badencoding}}: text that is not UTF-8 (1007).
		 */
		BAD_ENCODING,

		/**
		 * {@code {error, badframe}}: a frame that breaks the protocol (1002).
		 */
		BAD_FRAME,

		/**
		 * {@code {error, atom()}}: any other error, told apart by the code: a message too
		 * big (1009), a client that reads or sends too slowly, or too much (1008), a
		 * failure of the service (1011, 1013).
		 */
		ERROR

	}

}
