/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

/**
 * Reason why a message was not delivered.
 *
 * @since 0.1.0
 */
public enum DropReason {

	/**
	 * The mailbox or the client's share of it was full.
	 */
	MAILBOX_FULL,

	/**
	 * The service is down, stopped or stopping.
	 */
	NOT_RUNNING,

	/**
	 * It waited for a service that has lost its lease, and runs on another node.
	 */
	STANDBY,

	/**
	 * It was larger than allowed.
	 */
	TOO_BIG,

	/**
	 * The client sent more messages or bytes within a second than it may.
	 */
	TOO_FAST,

	/**
	 * It had begun, and its end did not come in time.
	 */
	TOO_SLOW,

	/**
	 * It came in more frames than allowed.
	 */
	TOO_MANY_FRAGMENTS,

	/**
	 * The client's outbound queue was full, and the client was closed.
	 */
	OVERFLOW,

	/**
	 * The client's outbound queue was full, and a newer message took its room.
	 */
	DROPPED_OLDEST,

	/**
	 * The client's outbound queue was full, and had no room for it.
	 */
	DROPPED_NEWEST,

	/**
	 * A newer message with the same key took its place.
	 */
	CONFLATED,

	/**
	 * The client's outbound queue was full, and a fresh snapshot takes the place of all
	 * that waited.
	 */
	RESYNCED,

	/**
	 * It could not be written to the client's socket, and the client is gone; counted
	 * once for a client, whatever else waited for it.
	 */
	UNWRITTEN,

	/**
	 * It could not be converted or validated.
	 */
	INVALID,

	/**
	 * It was a broadcast of a type that no method of the service takes.
	 */
	UNHANDLED,

	/**
	 * The client or whoever sent it lacks a right that its callback demands.
	 */
	FORBIDDEN,

	/**
	 * Its callback has thrown something that concerns its client alone.
	 */
	FAILED,

	/**
	 * It had ended two instances.
	 */
	POISON,

	/**
	 * It was for an instance that has ended, or nobody waited for its answer any more.
	 */
	STALE,

	/**
	 * It was from a client that had been sent away before the service came to it.
	 */
	CLIENT_GONE,

	/**
	 * It was text that is not UTF-8.
	 */
	BAD_ENCODING,

	/**
	 * It broke the protocol.
	 */
	BAD_FRAME

}
