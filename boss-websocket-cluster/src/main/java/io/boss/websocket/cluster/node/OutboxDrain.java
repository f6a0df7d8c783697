package io.boss.websocket.cluster.node;

/**
 * Drain of an outbox to the broker, from the start of a node to its stop.
 */
interface OutboxDrain {

	/**
	 * Begins.
	 */
	void start();

	/**
	 * Something was put into the outbox. On any thread.
	 */
	void filled();

	/**
	 * The outbox is closed: lets the broker take what is left.
	 * @param nanos how long to wait for that at most
	 * @throws InterruptedException if the thread is interrupted
	 */
	void flush(long nanos) throws InterruptedException;

}
