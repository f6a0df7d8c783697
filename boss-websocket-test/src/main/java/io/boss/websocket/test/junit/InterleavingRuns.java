/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * Runs of a test, one for each seed until one has failed, and then one that is skipped
 * and stands for all the others. If JUnit asks for all of them before it runs the first,
 * as it does when runs are parallel, each of the others is skipped for itself.
 */
final class InterleavingRuns implements Iterator<TestTemplateInvocationContext> {

	private final long[] seeds;

	private final FailedSeed failed = new FailedSeed();

	private int next;

	InterleavingRuns(long[] seeds) {
		this.seeds = seeds;
	}

	@Override
	public boolean hasNext() {
		return this.next < this.seeds.length;
	}

	@Override
	public TestTemplateInvocationContext next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		if (!this.failed.isSet()) {
			return new Interleaving(this.seeds[this.next++], this.failed);
		}
		int left = this.seeds.length - this.next;
		this.next = this.seeds.length;
		return new Rest(left, this.failed);
	}

	/**
	 * Seeds that are not tried.
	 *
	 * @param count how many
	 * @param failed the seed that has failed
	 */
	private record Rest(int count, FailedSeed failed) implements TestTemplateInvocationContext, ExecutionCondition {

		@Override
		public String getDisplayName(int invocationIndex) {
			return this.count + " more seeds";
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(this);
		}

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return this.failed.condition();
		}

	}

}
