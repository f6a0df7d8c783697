package io.boss.websocket.outbound;

/**
 * Hears how an {@link OutboundQueue} ends. Called at most once, outside all locks, on the
 * thread that found out; must not block.
 */
public interface OutboundListener {

	/**
	 * The queue was full, and the client is being closed.
	 */
	void overflowed();

	/**
	 * All that was sent before a close has been written, and the close frame is next.
	 * @param frame the close frame
	 */
	void closing(OutboundFrame.Close frame);

	/**
	 * Writing failed, and the connection is gone.
	 * @param failure why
	 */
	void failed(Throwable failure);

}
