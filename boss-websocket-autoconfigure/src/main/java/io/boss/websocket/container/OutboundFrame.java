package io.boss.websocket.container;

import io.boss.websocket.BossMessage;

/**
 * What waits to be written to a client.
 */
sealed interface OutboundFrame {

	/**
	 * Size of the payload.
	 * @return the number of bytes that count towards the limit
	 */
	default int sizeInBytes() {
		return 0;
	}

	/**
	 * A message.
	 *
	 * @param message the message, shared by all connections that it is sent to
	 */
	record Data(BossMessage message) implements OutboundFrame {

		@Override
		public int sizeInBytes() {
			return this.message.sizeInBytes();
		}

	}

	/**
	 * A ping without data.
	 */
	record Ping() implements OutboundFrame {
	}

	/**
	 * The last frame.
	 *
	 * @param code the close code
	 * @param reason the close reason
	 */
	record Close(int code, String reason) implements OutboundFrame {
	}

}
