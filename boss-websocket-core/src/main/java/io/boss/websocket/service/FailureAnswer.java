/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.BossConnection;

/**
 * Strategy interface for the answer to a client whose message was not handled. Called on
 * the thread of the service's callbacks, so that nothing may block. Safe on any thread.
 */
public interface FailureAnswer {

	/**
	 * Tells clients nothing.
	 */
	FailureAnswer NONE = new FailureAnswer() {

		@Override
		public void denied(BossConnection client) {
		}

		@Override
		public void failed(BossConnection client) {
		}

	};

	/**
	 * Whether the answer is a close, which a client gets also if it has asked something
	 * and was told a problem.
	 * @return whether it closes clients
	 */
	default boolean closes() {
		return false;
	}

	/**
	 * The client may not do what it has asked for.
	 * @param client the client
	 */
	void denied(BossConnection client);

	/**
	 * The service has failed to handle what the client has sent, and goes on. The client
	 * learns nothing of the exception.
	 * @param client the client
	 */
	void failed(BossConnection client);

}
