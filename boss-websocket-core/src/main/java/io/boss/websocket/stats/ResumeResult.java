/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.Locale;

/**
 * Result of a handshake that asks for a session of before: resumed, or why not.
 *
 * @since 0.1.0
 */
public enum ResumeResult {

	/**
	 * The session goes on.
	 */
	RESUMED,

	/**
	 * There is no such session, or not for this service and key.
	 */
	UNKNOWN,

	/**
	 * The client was away for too long.
	 */
	EXPIRED,

	/**
	 * More was sent than could be kept.
	 */
	OVERFLOW,

	/**
	 * The server has closed it meanwhile.
	 */
	CLOSED,

	/**
	 * The authentication has ended meanwhile.
	 */
	AUTHENTICATION,

	/**
	 * The session belongs to another node.
	 */
	GONE,

	/**
	 * Compression was agreed on differently.
	 */
	CHANGED,

	/**
	 * The client claims to have received more than it was sent.
	 */
	INVALID,

	/**
	 * The session belongs to another user, and has ended.
	 */
	FORBIDDEN;

	/**
	 * The result as the protocol says it.
	 * @return the word
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
