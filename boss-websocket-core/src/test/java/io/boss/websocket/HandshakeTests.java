/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Handshake}.
 */
class HandshakeTests {

	private final Handshake handshake = Handshake.builder(URI.create("ws://localhost/websocket/chat?token=secret"))
		.query(Map.of("token", List.of("secret", "other"), "empty", List.of()))
		.cookies(Map.of("session", "secret"))
		.remoteAddress(InetSocketAddress.createUnresolved("client", 1234))
		.build();

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
