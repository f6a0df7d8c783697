package io.boss.websocket.endpoint;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Agrees on a subprotocol (RFC 6455, sections 1.9 and 4.2.2).
 *
 * @param declared what the service speaks, best first; empty if it does not care
 */
record Subprotocols(List<String> declared) {

	/**
	 * Chooses a subprotocol.
	 * @param offered what the client offers
	 * @return the best one, or {@code null} if there is none
	 */
	@Nullable String select(List<String> offered) {
		if (this.declared.isEmpty()) {
			return offered.stream().filter((protocol) -> !HandshakeSecret.isIn(protocol)).findFirst().orElse(null);
		}
		return this.declared.stream().filter(offered::contains).findFirst().orElse(null);
	}

	/**
	 * Whether the two have no language in common.
	 * @param offered what the client offers
	 * @return whether to refuse the client
	 */
	boolean refuses(List<String> offered) {
		return !this.declared.isEmpty() && select(offered) == null;
	}

}
