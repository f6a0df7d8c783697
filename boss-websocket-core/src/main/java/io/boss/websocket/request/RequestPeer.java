/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import org.jspecify.annotations.Nullable;

/**
 * Port through which requests of one client reach the engine. Safe on any thread.
 */
public interface RequestPeer {

	/**
	 * Requests of the client that wait for their answers.
	 * @return the requests, which are made room for now if there were none before
	 */
	OpenRequests requests();

	/**
	 * The same, to look at only.
	 * @return the requests, or {@code null} if none has ever waited
	 */
	@Nullable OpenRequests knownRequests();

	/**
	 * One more request would be open.
	 * @param open how many are
	 * @return whether it is let through; else the client is being closed
	 */
	boolean admitsRequest(int open);

	/**
	 * Runs a task when what was sent before is with the operating system.
	 * @param task the task, which must not block
	 */
	void whenWritten(Runnable task);

	/**
	 * Runs code of the application in turn with the callbacks of the client's service.
	 * @param task the task
	 */
	void inTurn(Runnable task);

	/**
	 * Time by which requests are measured.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	long nanoTime();

}
