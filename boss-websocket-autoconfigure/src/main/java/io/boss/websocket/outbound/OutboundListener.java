package io.boss.websocket.outbound;

/**
 * Hears how an {@link OutboundConnection} ends: that it overflowed or that it is closing,
 * never both, and in either case perhaps that writing failed. Each at most once, outside
 * all locks, on the thread that found out; must not block.
 */
public interface OutboundListener {

	/**
	 * The queue was full, and the client is being closed.
	 */
	void overflowed();

	/**
	 * All that was sent before a close has been written, and the close frame is next.
	 * @param code the close code
	 * @param reason the close reason
	 */
	void closing(int code, String reason);

	/**
	 * The close frame has been handed to the container.
	 */
	default void closed() {
	}

	/**
	 * An attribute was put, on any thread.
	 * @param count how many there are
	 */
	default void attributePut(int count) {
	}

	/**
	 * Writing failed, and the connection is gone.
	 * @param failure why
	 */
	void failed(Throwable failure);

}
