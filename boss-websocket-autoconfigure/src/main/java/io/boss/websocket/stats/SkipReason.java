package io.boss.websocket.stats;

/**
 * Why a message of another node was not handled.
 */
public enum SkipReason {

	/**
	 * It is not what nodes say to each other, or it was damaged.
	 */
	MALFORMED,

	/**
	 * It was written by a version that this one cannot read.
	 */
	NEWER,

	/**
	 * Nothing on this node handles its kind.
	 */
	UNKNOWN_KIND,

	/**
	 * Its payload is of a type that this node does not allow.
	 */
	UNLISTED_TYPE,

	/**
	 * Who handles it has thrown something.
	 */
	FAILED

}
