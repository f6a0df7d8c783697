package io.boss.websocket.mailbox;

/**
 * How much waits in a mailbox.
 *
 * @param capacity how many messages of clients, all together
 * @param clientShare how many messages of one client
 * @param broadcasts how many broadcasts
 * @param infos how many infos
 * @param whenFull what is done with a client whose message finds no room
 */
public record MailboxLimits(int capacity, int clientShare, int broadcasts, int infos, WhenFull whenFull) {

	/**
	 * What is done with a client that sends faster than the service handles.
	 */
	public enum WhenFull {

		/**
		 * Its socket is not read until there is room again. Nothing is lost, and TCP
		 * slows the client down.
		 */
		PAUSE,

		/**
		 * The message is dropped.
		 */
		DROP,

		/**
		 * The client is closed with code 1008.
		 */
		CLOSE

	}

	int lowWater() {
		return this.capacity / 4 * 3;
	}

	int clientLowWater() {
		return this.clientShare / 2;
	}

}
