/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Keeper of the processes of all keys of a service. Told on any thread; nothing blocks.
 */
interface KeyKeeper {

	/**
	 * A process takes no mail and clients any more: its place is free.
	 * @param life the life of the process
	 */
	void retired(KeyLife life);

	/**
	 * A process has ended: no instance runs, and none will.
	 * @param life the life of the process
	 */
	void gone(KeyLife life);

}
