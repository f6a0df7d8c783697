package io.boss.websocket.cluster.connection;

/**
 * Why something that another node forwarded did not reach a connection.
 */
public enum ForwardLoss {

	/**
	 * The connection has ended meanwhile.
	 */
	GONE,

	/**
	 * The outbound queue of the client was full.
	 */
	REFUSED,

	/**
	 * It was a close with a code or a reason that cannot be sent.
	 */
	UNSENDABLE,

	/**
	 * It was a message larger than what one node sends to another.
	 */
	TOO_BIG

}
