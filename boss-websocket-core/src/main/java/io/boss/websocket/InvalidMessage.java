package io.boss.websocket;

/**
 * A message of a client that a service cannot be given, or that its client may not send.
 *
 * @param problem what is wrong with it
 * @param detail what the client may be told: no more than that it cannot be read, unless
 * {@code boss.websocket.on-invalid-detail} says that it is told the reason; names no
 * classes, and of the payload only properties
 * @param reason why, in one line for the log and for developers: where the JSON is
 * broken, which member has which wrong type, which constraint is violated; quotes no more
 * than 40 characters of a value
 * @param message the message
 * @param cause what conversion, validation or the callback threw
 */
public record InvalidMessage(Problem problem, String detail, String reason, BossMessage message, Exception cause) {

	/**
	 * Creates one whose client may be told all that is known.
	 * @param problem what is wrong with it
	 * @param detail what the client may be told
	 * @param message the message
	 * @param cause what conversion or validation threw
	 */
	public InvalidMessage(Problem problem, String detail, BossMessage message, Exception cause) {
		this(problem, detail, detail, message, cause);
	}

	/**
	 * What can be wrong with a message.
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
