/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.util.Objects;
import java.util.stream.Collectors;

import io.boss.websocket.test.engine.Seeds;
import io.boss.websocket.test.engine.Transcript;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/**
 * Failure of a run that says how to repeat it, and what had happened.
 */
final class InterleavingFailure {

	private static final int LINES = 30;

	private InterleavingFailure() {
	}

	/**
	 * Explains a failure.
	 * @param failure the failure
	 * @param seed the seed of the run
	 * @return a failure that says more; the same if the test was only aborted
	 */
	static Throwable explain(Throwable failure, long seed) {
		if (failure instanceof IncompleteExecutionException || failure instanceof VirtualMachineError) {
			return failure;
		}
		AssertionFailedError explained = explained(failure, message(failure, seed));
		explained.setStackTrace(failure.getStackTrace());
		return explained;
	}

	// What was expected lets an editor show the difference.
	private static AssertionFailedError explained(Throwable failure, String message) {
		return (failure instanceof AssertionFailedError error && error.isExpectedDefined() && error.isActualDefined())
				? new AssertionFailedError(message, error.getExpected(), error.getActual(), error)
				: new AssertionFailedError(message, failure);
	}

	private static String message(Throwable failure, long seed) {
		String what = (failure instanceof AssertionError) ? Objects.requireNonNullElse(failure.getMessage(), "")
				: failure.toString();
		return what + "\n\nSeed " + seed + " has found this. To repeat it: -D" + Seeds.PROPERTY + "=" + seed
				+ ", or @Interleavings(seeds = " + seed + ")." + events();
	}

	private static String events() {
		return Seeds.transcripts().stream().map(InterleavingFailure::events).collect(Collectors.joining());
	}

	private static String events(Transcript transcript) {
		return "\nWhat happened last:\n  " + String.join("\n  ", transcript.last(LINES));
	}

}
