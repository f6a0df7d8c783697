package io.boss.websocket.endpoint;

import io.boss.websocket.mailbox.ReadControl;

/**
 * Holds up the thread that reads from a client, or better, stops the container from
 * reading.
 */
interface ReadGate extends ReadControl {

	/**
	 * Called by the thread that reads after it has handed over a message.
	 * @return whether to go on; else the gate has been shut for too long
	 */
	boolean pass();

}
