/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.List;
import java.util.function.Consumer;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Base of composites whose delegates hear the same, in order. What a delegate throws is
 * logged, and reaches neither the engine nor the others. One delegate costs no more than
 * its guard.
 *
 * @param <S> the kind of the delegates
 */
abstract class GuardedDelegates<S> {

	private static final Log logger = LogFactory.getLog(CompositeBossStats.class);

	private final S first;

	private final S @Nullable [] others;

	private final RateLimitedWarning warning;

	/**
	 * Creates a base.
	 * @param delegates the delegates, at least one
	 * @param warning tells of failures, or {@code null} for a new one
	 */
	@SuppressWarnings("unchecked") // Nobody else sees the array.
	GuardedDelegates(List<S> delegates, @Nullable RateLimitedWarning warning) {
		this.first = delegates.get(0);
		this.others = (delegates.size() > 1) ? (S[]) delegates.subList(1, delegates.size()).toArray() : null;
		this.warning = (warning != null) ? warning : new RateLimitedWarning(logger);
	}

	RateLimitedWarning warning() {
		return this.warning;
	}

	final void each(Consumer<? super S> call) {
		guard(this.first, call);
		if (this.others != null) {
			for (S other : this.others) {
				guard(other, call);
			}
		}
	}

	private void guard(S delegate, Consumer<? super S> call) {
		try {
			call.accept(delegate);
		}
		catch (Throwable ex) {
			this.warning.log(() -> "Could not count: " + ex);
		}
	}

}
