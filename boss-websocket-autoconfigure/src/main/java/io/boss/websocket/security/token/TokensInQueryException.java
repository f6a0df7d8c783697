package io.boss.websocket.security.token;

import io.boss.websocket.endpoint.MisplacedSecretCheck;

/**
 * The application would take tokens from the query of handshakes, and nobody has said
 * that this is meant.
 */
public final class TokensInQueryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TokensInQueryException(String chain) {
		super("A filter chain takes bearer tokens from the query, from where they get into the logs of servers and "
				+ "proxies: " + chain);
	}

	/**
	 * What to do about it.
	 * @return a sentence for people
	 */
	public String mend() {
		return "Let clients show tokens in the header Authorization, browsers in a subprotocol "
				+ "(boss.websocket.authentication.bearer-enabled), or set " + MisplacedSecretCheck.QUERY_PROPERTY
				+ " if you mean it";
	}

}
