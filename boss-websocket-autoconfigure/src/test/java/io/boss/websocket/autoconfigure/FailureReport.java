/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Remembers what Spring Boot has told the developer, on the thread that it was told on.
 */
final class FailureReport implements FailureAnalysisReporter {

	private static final ThreadLocal<FailureAnalysis> last = new ThreadLocal<>();

	/**
	 * Takes what was told since this was asked before.
	 * @return the analysis, or {@code null} if the developer got a stack trace
	 */
	static FailureAnalysis take() {
		FailureAnalysis analysis = last.get();
		last.remove();
		return analysis;
	}

	@Override
	public void report(FailureAnalysis analysis) {
		last.set(analysis);
	}

}
