package io.boss.websocket.endpoint;

/**
 * What a transport does about what comes from a client. Called on any thread; must not
 * block.
 */
public interface InputControl {

	/**
	 * Read no further message after the one that is being handed over.
	 */
	void pause();

	/**
	 * Read again.
	 */
	void resume();

	/**
	 * The service has handled all that it will hear of the client: if the input has ended
	 * and the socket was kept for answers, it can be closed. May be called repeatedly.
	 */
	void forgotten();

}
