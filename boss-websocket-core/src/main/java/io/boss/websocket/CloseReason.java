package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Why a client is gone: ChicagoBoss's {@code terminate_reason()}, with the close code and
 * text of RFC 6455, section 7. Immutable.
 *
 * @param kind what happened
 * @param code the close code, of which {@link #NO_STATUS} and {@link #ABNORMAL} never
 * travel
 * @param text the close reason, empty if there is none
 */
public record CloseReason(Kind kind, int code, String text) {

	/**
	 * Normal closure.
	 */
	public static final int NORMAL = 1000;

	/**
	 * The server goes down, or the peer has left the page.
	 */
	public static final int GOING_AWAY = 1001;

	/**
	 * A frame that breaks the protocol.
	 */
	public static final int PROTOCOL_ERROR = 1002;

	/**
	 * Stands for a close frame without a code.
	 */
	public static final int NO_STATUS = 1005;

	/**
	 * Stands for a connection that ended without a close frame.
	 */
	public static final int ABNORMAL = 1006;

	/**
	 * Data that does not fit its type: text that is not UTF-8.
	 */
	public static final int BAD_DATA = 1007;

	/**
	 * A policy is violated, and no other code fits.
	 */
	public static final int POLICY_VIOLATION = 1008;

	/**
	 * A message is too big.
	 */
	public static final int TOO_BIG = 1009;

	/**
	 * The server failed.
	 */
	public static final int SERVER_ERROR = 1011;

	/**
	 * The service starts anew, perhaps on another node: the client comes back soon, and
	 * not at the same moment as all others.
	 */
	public static final int SERVICE_RESTART = 1012;

	/**
	 * The server is overloaded or restarting: the client may come back later.
	 */
	public static final int TRY_AGAIN_LATER = 1013;

	/**
	 * What a client was authenticated by has ended: it may come back with something that
	 * is valid. After the status 401 of HTTP; RFC 6455, section 7.4.2, leaves the numbers
	 * from 4000 to applications.
	 */
	public static final int AUTHENTICATION_EXPIRED = 4401;

	/**
	 * The client may not do this, as HTTP's 403 says it.
	 */
	public static final int ACCESS_DENIED = 4403;

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
	public static String sendable(int code, @Nullable String reason) {
		boolean defined = code >= 1000 && code <= 1014 && code != 1004 && code != NO_STATUS && code != ABNORMAL;
		if (!defined && (code < 3000 || code > 4999)) {
			throw new IllegalArgumentException("Close code " + code
					+ " cannot be sent: use 1000-1003, 1007-1014, or one of your own from 4000 to 4999");
		}
		return (reason != null) ? Utf8Text.cut(reason, MAX_REASON_BYTES) : "";
	}

	/**
	 * Whether the peer sent a close frame with a code in it.
	 * @return whether {@link #code()} came from the peer
	 */
	public boolean hasPeerCode() {
		return this.kind == Kind.PEER && this.code != NO_STATUS;
	}

	@Override
	public String toString() {
		return this.kind + " (" + this.code + (this.text.isEmpty() ? "" : ", " + this.text) + ")";
	}

	/**
	 * What ended a connection, each with its Erlang name.
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
