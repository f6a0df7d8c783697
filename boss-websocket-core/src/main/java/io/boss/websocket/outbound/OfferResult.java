package io.boss.websocket.outbound;

/**
 * What became of a frame that was to wait.
 */
public enum OfferResult {

	/**
	 * It waits behind all others.
	 */
	ADDED,

	/**
	 * It has taken the place of one with the same key.
	 */
	REPLACED,

	/**
	 * There was no room for it.
	 */
	REFUSED

}
