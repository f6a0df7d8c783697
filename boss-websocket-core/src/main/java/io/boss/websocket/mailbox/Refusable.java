/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

/**
 * Task that is told if no thread will run it.
 */
public interface Refusable extends Runnable {

	/**
	 * The task is not run. Called at most once, and never if {@link #run()} has begun.
	 * @param why what the executor has thrown, or what stands for that
	 */
	void refused(Throwable why);

}
