/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Probe of an executor that may have forgotten tasks: a task that does nothing follows
 * one that is late, and others follow it, ever later, until one is run. Used by the
 * thread that looks after tasks.
 */
final class ExecutorProbe {

	private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(5);

	private final long firstWait;

	private final Consumer<Handover> giver;

	private @Nullable Attempt attempt;

	/**
	 * Creates a probe.
	 * @param firstWait nanoseconds until the first attempt counts as forgotten, too
	 * @param giver gives attempts to the executor
	 */
	ExecutorProbe(long firstWait, Consumer<Handover> giver) {
		this.firstWait = firstWait;
		this.giver = giver;
	}

	/**
	 * Looks what has become of the attempt, or begins one, because a task is late.
	 * @param now the time in nanoseconds
	 * @return an attempt that the executor has run, so that what is older is forgotten;
	 * {@code null} if nothing is known yet
	 */
	@Nullable Handover look(long now) {
		Attempt attempt = this.attempt;
		if (attempt == null || (!attempt.ran && attempt.handover.age(now) > attempt.longestWait)) {
			// One that is forgotten, too, is followed by another, and ever later.
			Attempt next = new Attempt(
					(attempt != null) ? Math.min(2 * attempt.longestWait, LONGEST_WAIT) : this.firstWait);
			this.attempt = next;
			this.giver.accept(next.handover);
			return null;
		}
		if (attempt.ran && attempt.seen) {
			this.attempt = null;
			return attempt.handover;
		}
		// Those before it may be about to begin.
		attempt.seen = attempt.ran;
		return null;
	}

	/**
	 * A task that does nothing, to see whether the executor begins any.
	 */
	private static final class Attempt {

		private final Handover handover = new Handover(() -> this.ran = true, Handover::ignore, Handover::ignore);

		private final long longestWait;

		private volatile boolean ran;

		private boolean seen;

		private Attempt(long longestWait) {
			this.longestWait = longestWait;
		}

	}

}
