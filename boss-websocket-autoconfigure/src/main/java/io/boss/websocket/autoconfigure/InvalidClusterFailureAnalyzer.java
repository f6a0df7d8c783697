package io.boss.websocket.autoconfigure;

import io.boss.websocket.cluster.InvalidClusterException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why there cannot be a cluster.
 */
class InvalidClusterFailureAnalyzer extends AbstractFailureAnalyzer<InvalidClusterException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidClusterException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.mend() + ".", cause);
	}

}
