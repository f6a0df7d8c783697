package io.boss.websocket.cluster.node;

/**
 * Bounds of the outbox.
 *
 * @param capacity how many messages may wait, including those that are being published
 * @param maxBytes how many bytes of messages may wait
 * @param overflow the policy when there is no room
 */
public record OutboxSettings(int capacity, long maxBytes, OutboxOverflow overflow) {

	/**
	 * Creates settings.
	 * @param capacity how many messages may wait, at least one
	 * @param maxBytes how many bytes of messages may wait, at least one
	 * @param overflow the policy when there is no room
	 */
	public OutboxSettings {
		if (capacity < 1 || maxBytes < 1) {
			throw new IllegalArgumentException("The outbox of a node needs room for something");
		}
	}

}
