/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossConnection;
import io.boss.websocket.mailbox.ReadControl;

/**
 * Port through which a service controls the endpoint that owns a client's socket.
 */
public interface ClientControl extends ReadControl {

	/**
	 * The client is about to be joined again: {@link BossConnection#isRejoined()} is true
	 * from now on.
	 */
	void rejoining();

	/**
	 * No instance will hear of the client any more. May be called repeatedly.
	 */
	void forgotten();

	/**
	 * The service is about to send a fresh snapshot after a gap. May be called though
	 * there is none.
	 */
	void refresh();

	/**
	 * How the client is. On any thread.
	 * @param joined whether the running instance knows the client
	 * @return the status of this moment
	 */
	ClientStatus status(boolean joined);

}
