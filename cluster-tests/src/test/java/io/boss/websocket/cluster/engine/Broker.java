/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

/**
 * A broker that a test can take away.
 */
interface Broker {

	/**
	 * Starts it, where it was before, with nothing in it.
	 */
	void start();

	/**
	 * Ends it without a word to its clients.
	 */
	void stop();

}
