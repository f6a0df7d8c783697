/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

/**
 * Port to stop and restart reading from one client. Calls never overlap, and a pause is
 * always followed by a resume unless the client is gone. Neither blocks.
 */
public interface ReadControl {

	/**
	 * Read no further message after the one that is being handed over.
	 */
	void pause();

	/**
	 * Read again.
	 */
	void resume();

}
