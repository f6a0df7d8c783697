/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import io.boss.websocket.stats.ResumeResult;

/**
 * Listener for the return of a client to the channel that it had before: hears once how
 * it ends, on the thread that writes; must not block.
 */
public interface ReattachmentListener {

	/**
	 * Whether the client has not come back once more since, with yet another socket.
	 * @return whether to go on with this one
	 */
	boolean isLatest();

	/**
	 * Makes what the client is sent first, because the channel can go on.
	 * @param replayed how many messages of before follow
	 * @return the text
	 */
	String welcome(int replayed);

	/**
	 * The channel goes on, and what was welcomed is being written.
	 * @param replayed how many messages of before follow
	 */
	void attached(int replayed);

	/**
	 * The channel cannot go on.
	 * @param why why not
	 */
	void refused(ResumeResult why);

}
