/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

/**
 * Gate that stops the container from reading from a client, or else holds up the thread
 * that reads.
 */
interface ReadGate {

	/**
	 * Shuts the gate.
	 */
	void pause();

	/**
	 * Opens the gate.
	 * @return whether the container may have overlooked it, with a message in its buffer,
	 * until the client sends something more
	 */
	boolean resume();

	/**
	 * Called by the thread that reads after it has handed over a message.
	 * @return whether to go on; else the gate has been shut for too long
	 */
	boolean pass();

}
