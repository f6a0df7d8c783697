/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

/**
 * Queue with deadlines that no scheduler knows, such as those of a loop of the direct
 * transport.
 */
public interface TimedQueue {

	/**
	 * The next deadline.
	 * @return its time in nanoseconds, or {@link Long#MAX_VALUE} if there is none
	 */
	long nextDeadline();

	/**
	 * A deadline has passed: sees to it soon.
	 */
	void deadlinePassed();

}
