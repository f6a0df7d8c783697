package io.boss.websocket.autoconfigure;

import io.boss.websocket.security.token.TokensInQueryException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why tokens in the query keep an application from starting.
 */
class TokensInQueryFailureAnalyzer extends AbstractFailureAnalyzer<TokensInQueryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, TokensInQueryException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.mend() + ".", cause);
	}

}
