/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Executor for tasks that may be refused: it never runs one inside {@link #execute},
 * never lets a caller wait there, and forgets none. Whatever is behind it, a task is run
 * by another thread, or told that it is {@linkplain Refusable#refused refused}, perhaps
 * later and by any thread.
 * <p>
 * An executor that may let callers wait, or of unknown behavior, is given tasks at a
 * {@link HandoverDesk}, as by {@link RescuingExecutor}.
 */
public final class RefusingExecutor implements Executor, AutoCloseable {

	private static final Duration BLOCKED_AFTER = Duration.ofMillis(100);

	private static final Duration LOST_AFTER = Duration.ofSeconds(5);

	private final Executor executor;

	private final String remedy;

	private final @Nullable HandoverDesk desk;

	/**
	 * Creates an executor.
	 * @param executor lends the threads
	 * @param remedy how to have more of them, for the message about a refused task
	 */
	public RefusingExecutor(Executor executor, String remedy) {
		this.executor = executor;
		this.remedy = remedy;
		this.desk = (ExecutorBehavior.of(executor) != ExecutorBehavior.PROMPT)
				? new HandoverDesk(executor, this::refuse, BLOCKED_AFTER, LOST_AFTER) : null;
	}

	@Override
	public void execute(Runnable task) {
		if (this.desk != null) {
			this.desk.take(task);
		}
		else {
			new Handover(task, this::refuse, Handover::ignore).giveTo(this.executor);
		}
	}

	private void refuse(Handover handover) {
		if (handover.take() && handover.task() instanceof Refusable task) {
			task.refused(new RejectedExecutionException("The executor " + reason(handover) + ": " + this.remedy,
					handover.failure()));
		}
	}

	private static String reason(Handover handover) {
		if (handover.failure() != null) {
			return "has refused the work";
		}
		if (handover.isInsideCall()) {
			return "would do the work on its caller's thread";
		}
		return handover.hasReturned() ? "has forgotten the work"
				: "has taken no work for " + BLOCKED_AFTER.toMillis() + " ms";
	}

	/**
	 * The application has ended: tasks that no thread takes any more are dropped.
	 */
	@Override
	public void close() {
		if (this.desk != null) {
			this.desk.close();
		}
	}

}
