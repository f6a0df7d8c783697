/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

/**
 * Session that a client may come back to, as {@link Sessions} see it.
 */
public interface Resumable {

	/**
	 * Ends the session, because others that are detached need the room. On any thread;
	 * must not block.
	 */
	void displaced();

}
