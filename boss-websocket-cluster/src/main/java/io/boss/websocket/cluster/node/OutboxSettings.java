package io.boss.websocket.cluster.node;

/**
 * How much may wait for the broker.
 *
 * @param capacity how many messages, those that it is being given among them
 * @param maxBytes how many bytes of them
 * @param overflow what happens when there is no room
 */
public record OutboxSettings(int capacity, long maxBytes, OutboxOverflow overflow) {

	/**
	 * Checks the settings.
	 */
	public OutboxSettings {
		if (capacity < 1 || maxBytes < 1) {
			throw new IllegalArgumentException("The outbox of a node needs room for something");
		}
	}

}
