package io.boss.websocket.autoconfigure;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Finds out whether the embedded web server is Jetty.
 */
final class JettyConnectors implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	private boolean present;

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		this.present = true;
	}

	/**
	 * Whether connections can be taken over.
	 * @return whether there is an embedded Jetty
	 */
	boolean arePresent() {
		return this.present;
	}

}
