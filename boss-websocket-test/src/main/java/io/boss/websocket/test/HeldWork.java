/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import org.jspecify.annotations.Nullable;

/**
 * Work that a service has given to {@code pipeToSelf}, and that a test holds. A test
 * decides once.
 *
 * @since 0.1.0
 */
public interface HeldWork {

	/**
	 * Name of the work.
	 * @return the name
	 */
	String name();

	/**
	 * Name of the service.
	 * @return the name, with the key if it is the instance of one, such as
	 * {@code room/42}
	 */
	String service();

	/**
	 * Lets the work have a result, without running it.
	 * @param result what the service gets
	 */
	void complete(@Nullable Object result);

	/**
	 * Lets the work fail, without running it.
	 * @param failure what the service gets
	 */
	void fail(Throwable failure);

	/**
	 * Runs the work.
	 */
	void run();

}
