package io.boss.websocket;

/**
 * A message of a client that a service cannot be given.
 *
 * @param problem what is wrong with it
 * @param detail what a developer of the client reads; holds nothing of the payload but
 * names of properties
 * @param message the message
 * @param cause what conversion or validation threw
 */
public record InvalidMessage(Problem problem, String detail, BossMessage message, Exception cause) {

	/**
	 * What can be wrong with a message.
	 */
	public enum Problem {

		/**
		 * It cannot be converted to what any method takes.
		 */
		CONVERSION(CloseReason.BAD_DATA),

		/**
		 * It was converted and is not valid.
		 */
		VALIDATION(CloseReason.POLICY_VIOLATION);

		private final int closeCode;

		Problem(int closeCode) {
			this.closeCode = closeCode;
		}

		/**
		 * The close code for a client that sends such a message.
		 * @return 1007 or 1008
		 */
		public int closeCode() {
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
