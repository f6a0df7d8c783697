/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

import org.springframework.core.task.TaskExecutor;

/**
 * Keeps tasks until the test runs them, on the test's own thread. Public because tests of
 * all rooms use it.
 */
public final class HandDrivenExecutor implements TaskExecutor {

	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private boolean rejecting;

	@Override
	public void execute(Runnable task) {
		if (this.rejecting) {
			throw new RejectedExecutionException("told to reject");
		}
		this.tasks.add(task);
	}

	public void rejectFromNowOn(boolean rejecting) {
		this.rejecting = rejecting;
	}

	public int size() {
		return this.tasks.size();
	}

	public boolean runNext() {
		Runnable task = this.tasks.poll();
		if (task == null) {
			return false;
		}
		task.run();
		return true;
	}

	public void runAll() {
		while (runNext()) {
			// As long as tasks make tasks.
			continue;
		}
	}

}
