/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Reason why a message of another node was not handled.
 *
 * @since 0.1.0
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
	FAILED,

	/**
	 * The connection that it is for has ended meanwhile.
	 */
	CONNECTION_GONE,

	/**
	 * The outbound queue of the client that it is for was full.
	 */
	CLIENT_QUEUE_FULL,

	/**
	 * It was to close a client with a code or a reason that cannot be sent.
	 */
	UNSENDABLE,

	/**
	 * It was larger than what one node may send to a client of another.
	 */
	TOO_BIG

}
