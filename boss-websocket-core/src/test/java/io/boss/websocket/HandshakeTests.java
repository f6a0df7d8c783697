package io.boss.websocket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Handshake}.
 */
class HandshakeTests {

	private final Handshake handshake = new Handshake(URI.create("ws://localhost/websocket/chat?token=secret"),
			Map.of("token", List.of("secret", "other"), "empty", List.of()), new HttpHeaders(),
			Map.of("session", "secret"), InetSocketAddress.createUnresolved("client", 1234), null, null, Map.of());

	@Test
	void whenParameterWasGivenItsFirstValueIsFound() {
		assertThat(this.handshake.queryParameter("token")).isEqualTo("secret");
	}

	@Test
	void whenParameterWasNotGivenThereIsNone() {
		assertThat(this.handshake.queryParameter("other")).isNull();
		assertThat(this.handshake.queryParameter("empty")).isNull();
	}

	@Test
	void whenPrintedTellsNoSecrets() {
		assertThat(this.handshake.toString()).contains("/websocket/chat", "client").doesNotContain("secret");
	}

}
