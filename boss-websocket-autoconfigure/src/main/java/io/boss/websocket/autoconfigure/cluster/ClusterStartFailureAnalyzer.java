/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.cluster;

import io.boss.websocket.cluster.ClusterStartException;
import io.boss.websocket.log.LogLine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer for a node that must not start without its broker.
 */
class ClusterStartFailureAnalyzer extends AbstractFailureAnalyzer<ClusterStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ClusterStartException cause) {
		return new FailureAnalysis(cause.getMessage() + ": " + LogLine.ofRoot(cause) + ".",
				"Start the broker, or correct where it is. With boss.websocket.cluster.startup=wait, which is the"
						+ " default, the application serves its own clients and connects when the broker is there.",
				cause);
	}

}
