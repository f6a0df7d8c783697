/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/**
 * First seed with which a test has failed. Runs may be on several threads.
 */
final class FailedSeed {

	private final AtomicReference<@Nullable Long> seed = new AtomicReference<>();

	void set(long seed) {
		this.seed.compareAndSet(null, seed);
	}

	boolean isSet() {
		return this.seed.get() != null;
	}

	/**
	 * The condition on which a run goes on.
	 * @return enabled if no seed has failed
	 */
	ConditionEvaluationResult condition() {
		Long failed = this.seed.get();
		return (failed != null)
				? ConditionEvaluationResult.disabled("Seed " + failed + " has failed: those after it are not tried")
				: ConditionEvaluationResult.enabled("No seed has failed");
	}

}
