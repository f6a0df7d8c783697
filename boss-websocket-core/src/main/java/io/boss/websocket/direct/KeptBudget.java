package io.boss.websocket.direct;

/**
 * Budget of what is kept for all clients of a loop that may come back. Confined to the
 * loop, except what says otherwise.
 */
final class KeptBudget {

	private volatile long limit = Long.MAX_VALUE;

	// Written on the loop alone.
	private volatile long taken;

	/**
	 * Sets the limit. On any thread, before there is a client.
	 * @param bytes how many bytes may be kept
	 */
	void limit(long bytes) {
		this.limit = bytes;
	}

	boolean take(int bytes) {
		boolean fits = this.taken + bytes <= this.limit;
		if (fits) {
			this.taken += bytes;
		}
		return fits;
	}

	void giveBack(long bytes) {
		this.taken -= bytes;
	}

	/**
	 * How much is kept. On any thread.
	 * @return a number of bytes
	 */
	long taken() {
		return this.taken;
	}

}
