/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedHosts}.
 */
class AllowedHostsTests {

	@ParameterizedTest
	@CsvSource({ "www.example.com, www.example.com, 80", "www.example.com, WWW.Example.com, 8443",
			"Www.Example.Com, www.example.com., 80", "www.example.com., www.example.com, 80",
			"www.example.com:8443, www.example.com, 8443", "*.example.com, www.example.com, 80",
			"*.example.com, a.b.example.com, 80", "*.Example.com:443, www.example.com, 443", "*, foe.example, 1",
			"[::1], [::1], 80", "[0:0:0:0:0:0:0:1]:8080, ::1, 8080", "::1, [0:0::1], 80",
			"192.168.1.5, 192.168.1.5, 80", "bücher.example, xn--bcher-kva.example, 80", "localhost, localhost, 8080" })
	void whenHostIsListedThenItIsAllowed(String listed, String host, int port) {
		assertThat(hosts("other.example", listed).contain(host, port)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "www.example.com, example.com, 80", "www.example.com, www.example.com.foe.example, 80",
			"www.example.com, foewww.example.com, 80", "www.example.com:8443, www.example.com, 443",
			"*.example.com, example.com, 80", "*.example.com, fooexample.com, 80",
			"*.example.com:443, www.example.com, 80", "[::1], [::2], 80", "192.168.1.5, 192.168.1.6, 80",
			"127.0.0.1, localhost, 80", "www.example.com, '', 80", "*.example.com, .example.com.foe.example, 80" })
	void whenHostIsNotListedThenItIsNotAllowed(String listed, String host, int port) {
		assertThat(hosts("other.example", listed).contain(host, port)).isFalse();
	}

	@Test
	void whenThereAreNoneThenTheyAreEmpty() {
		assertThat(hosts().isEmpty()).isTrue();
		assertThat(hosts("*").isEmpty()).isFalse();
	}

	private static AllowedHosts hosts(String... hosts) {
		return AllowedHosts.of(List.of(hosts));
	}

}
