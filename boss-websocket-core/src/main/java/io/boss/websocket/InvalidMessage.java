/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Message of a client that a service cannot be given, or that its client may not send.
 *
 * @param problem the problem
 * @param detail the text for the client: no more than that it cannot be read, unless
 * {@code boss.websocket.on-invalid-detail} says that it is told the reason; names no
 * classes, and of the payload only properties
 * @param reason the reason, in one line for the log and for developers: the place where
 * the JSON is broken, the member that has a wrong type, the constraint that is violated;
 * quotes no more than 40 characters of a value
 * @param message the message
 * @param cause the exception of conversion, validation or the callback
 * @since 0.1.0
 */
public record InvalidMessage(Problem problem, String detail, String reason, BossMessage message, Exception cause) {

	/**
	 * Creates a description whose client may be told all that is known.
	 * @param problem what is wrong with it
	 * @param detail what the client may be told
	 * @param message the message
	 * @param cause what conversion or validation threw
	 */
	public InvalidMessage(Problem problem, String detail, BossMessage message, Exception cause) {
		this(problem, detail, detail, message, cause);
	}

	/**
	 * Problem of a message.
	 */
	public enum Problem {

		/**
		 * It cannot be converted to what any method takes.
		 */
		CONVERSION(CloseCode.BAD_DATA),

		/**
		 * It was converted and is not valid.
		 */
		VALIDATION(CloseCode.POLICY_VIOLATION),

		/**
		 * Its client lacks a right that the callback demands.
		 */
		DENIED(CloseCode.ACCESS_DENIED);

		@SuppressWarnings("ImmutableEnumChecker") // A CloseCode never changes.
		private final CloseCode closeCode;

		Problem(CloseCode closeCode) {
			this.closeCode = closeCode;
		}

		/**
		 * The close code for a client that sends such a message.
		 * @return 1007, 1008 or 4403
		 */
		public CloseCode closeCode() {
			return this.closeCode;
		}

	}

	/**
	 * Tells what is wrong, and nothing of the payload.
	 */
	@Override
	public String toString() {
		return "InvalidMessage[" + this.problem + ", " + this.detail + "]";
	}

}
