/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Number that says why a WebSocket is closed (RFC 6455, section 7.4, and the registry of
 * close codes at IANA), from 1000 to 4999. Immutable; equal to any other of the same
 * value.
 * <p>
 * Codes up to 2999 are the protocol's, those from 3000 to 3999 are registered by
 * libraries, and those from 4000 to 4999 are free: {@code CloseCode.of(4001)} is as good
 * as any constant here. Those of this library that are above 4000 are HTTP's status plus
 * 4000.
 *
 * @since 0.1.0
 */
public final class CloseCode {

	/**
	 * Normal closure: the purpose of the connection is fulfilled.
	 */
	public static final CloseCode NORMAL = new CloseCode(1000);

	/**
	 * The server goes down, or the peer has left the page.
	 */
	public static final CloseCode GOING_AWAY = new CloseCode(1001);

	/**
	 * A frame that breaks the protocol.
	 */
	public static final CloseCode PROTOCOL_ERROR = new CloseCode(1002);

	/**
	 * A type of data that the receiver does not take, such as a binary message.
	 */
	public static final CloseCode UNSUPPORTED_DATA = new CloseCode(1003);

	/**
	 * Stands for a close frame without a code. Never travels.
	 */
	public static final CloseCode NO_STATUS = new CloseCode(1005);

	/**
	 * Stands for a connection that ended without a close frame. Never travels.
	 */
	public static final CloseCode ABNORMAL = new CloseCode(1006);

	/**
	 * Data that does not fit its type: text that is not UTF-8, or a message that cannot
	 * be converted.
	 */
	public static final CloseCode BAD_DATA = new CloseCode(1007);

	/**
	 * A policy is violated, and no other code fits. This library sends it to clients that
	 * read too slowly, or send what they may not: never for an operator.
	 */
	public static final CloseCode POLICY_VIOLATION = new CloseCode(1008);

	/**
	 * A message is too big.
	 */
	public static final CloseCode TOO_BIG = new CloseCode(1009);

	/**
	 * A client misses an extension that the server did not agree on.
	 */
	public static final CloseCode MISSING_EXTENSION = new CloseCode(1010);

	/**
	 * The server failed.
	 */
	public static final CloseCode SERVER_ERROR = new CloseCode(1011);

	/**
	 * The service starts anew, perhaps on another node: the client comes back soon, and
	 * not at the same moment as all others.
	 */
	public static final CloseCode SERVICE_RESTART = new CloseCode(1012);

	/**
	 * The server is overloaded or restarting: the client may come back later.
	 */
	public static final CloseCode TRY_AGAIN_LATER = new CloseCode(1013);

	/**
	 * A gateway got no good answer from the server behind it, as HTTP's 502 says it.
	 */
	public static final CloseCode BAD_GATEWAY = new CloseCode(1014);

	/**
	 * What a client was authenticated by has ended: it may come back with something that
	 * is valid. After HTTP's 401.
	 */
	public static final CloseCode AUTHENTICATION_EXPIRED = new CloseCode(4401);

	/**
	 * The client may not do this, as HTTP's 403 says it.
	 */
	public static final CloseCode ACCESS_DENIED = new CloseCode(4403);

	/**
	 * The client has come back on another connection, which goes on with the session of
	 * this one, as HTTP's 409 says it. No service hears of it.
	 */
	public static final CloseCode TAKEN_OVER = new CloseCode(4409);

	/**
	 * An operator has closed the connection. The client may come back after a while, as
	 * HTTP's 503 says it: an operator moves clients or frees a server. Whoever must stay
	 * out is kept out by the rules of access, not by a close code.
	 */
	public static final CloseCode CLOSED_BY_OPERATOR = new CloseCode(4503);

	private static final CloseCode[] KNOWN = { NORMAL, GOING_AWAY, PROTOCOL_ERROR, UNSUPPORTED_DATA, NO_STATUS,
			ABNORMAL, BAD_DATA, POLICY_VIOLATION, TOO_BIG, MISSING_EXTENSION, SERVER_ERROR, SERVICE_RESTART,
			TRY_AGAIN_LATER, BAD_GATEWAY, AUTHENTICATION_EXPIRED, ACCESS_DENIED, TAKEN_OVER, CLOSED_BY_OPERATOR };

	private final int value;

	private CloseCode(int value) {
		this.value = value;
	}

	/**
	 * The code of a number.
	 * @param value the number, from 1000 to 4999
	 * @return the code
	 * @throws IllegalArgumentException if there is no such code
	 */
	public static CloseCode of(int value) {
		for (CloseCode known : KNOWN) {
			if (known.value == value) {
				return known;
			}
		}
		if (value < 1000 || value > 4999) {
			throw unsendable(value);
		}
		return new CloseCode(value);
	}

	static IllegalArgumentException unsendable(int value) {
		return new IllegalArgumentException("Close code " + value
				+ " cannot be sent: use 1000-1003, 1007-1014, or one of your own from 4000 to 4999");
	}

	/**
	 * The number, as it travels.
	 * @return a number from 1000 to 4999
	 */
	public int value() {
		return this.value;
	}

	/**
	 * Whether a close frame may have the code: 1000 to 1003, 1007 to 1014, and all from
	 * 3000.
	 * @return whether it can be sent
	 */
	public boolean isSendable() {
		return (this.value <= 1014 && this.value != 1004 && this.value != 1005 && this.value != 1006)
				|| this.value >= 3000;
	}

	/**
	 * Whether a client that was closed with the code may come back as it is, after a wait
	 * that grows with each try. It may if the cause was the server's or the network's,
	 * and passes: 1001, 1006, 1011, 1012, 1013, 1014 and 4503. After any other code the
	 * same would happen again, or the client is to stay away: it comes back with another
	 * behaviour, with a new authentication (4401), or because its user says so. What
	 * codes of an application mean only the application knows, so that they are not
	 * retryable here.
	 * @return whether coming back makes sense
	 */
	public boolean isRetryable() {
		return switch (this.value) {
			case 1001, 1006, 1011, 1012, 1013, 1014, 4503 -> true;
			default -> false;
		};
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof CloseCode code && code.value == this.value;
	}

	@Override
	public int hashCode() {
		return this.value;
	}

	/**
	 * The number.
	 */
	@Override
	public String toString() {
		return Integer.toString(this.value);
	}

}
