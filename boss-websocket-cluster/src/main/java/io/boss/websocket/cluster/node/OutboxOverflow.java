package io.boss.websocket.cluster.node;

/**
 * Policy for a message for other nodes when the outbox has no room for it.
 */
public enum OutboxOverflow {

	/**
	 * What has waited longest is dropped.
	 */
	DROP_OLDEST,

	/**
	 * The message is dropped.
	 */
	DROP_NEWEST

}
