/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import org.jspecify.annotations.Nullable;

/**
 * Slow work of a service on its way to a thread: the executor of work gets one of these,
 * and may decide about it in place of running it, as a test kit does. Once.
 */
public interface WorkItem extends Runnable {

	/**
	 * Name of the service.
	 * @return the name
	 */
	String service();

	/**
	 * Name of the work.
	 * @return the name that the service gave it
	 */
	String name();

	/**
	 * Ends the work with a result, without running it.
	 * @param result what the service gets
	 */
	void complete(@Nullable Object result);

	/**
	 * Ends the work with a failure, without running it.
	 * @param failure what the service gets
	 */
	void fail(Throwable failure);

}
