/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemoteAddress}.
 */
class RemoteAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "203.0.113.255", "0.0.0.0", "::1", "2001:db8::7" })
	void whenServerKnowsAnAddressThenItIsThat(String address) {
		InetSocketAddress known = RemoteAddress.of(request(address, 4711));
		assertThat(known).isNotNull();
		assertThat(known.isUnresolved()).isFalse();
		assertThat(known).isEqualTo(new InetSocketAddress(address, 4711));
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.7:40000", "[203.0.113.7:40001]", " 203.0.113.7", "::ffff:203.0.113.7" })
	void whenProxySpellsAnAddressOtherwiseThenItIsTheSame(String address) {
		assertThat(RemoteAddress.of(request(address, 4711))).isEqualTo(new InetSocketAddress("203.0.113.7", 4711));
	}

	// Looked up, each would be a question to a name server of the client's choice.
	@ParameterizedTest
	@ValueSource(strings = { "localhost", "unknown", "_hidden", "256.1.1.1", "1.2.3", "1.2.3.4.", "1.2.3.4.5",
			"foe.example", "::zz", "zz:foe.example", "xx::1", "1:2", "" })
	void whenServerWasToldSomethingElseThenItIsNotLookedUp(String name) {
		InetSocketAddress known = RemoteAddress.of(request(name, 1));
		assertThat(known).isNotNull();
		assertThat(known.isUnresolved()).isTrue();
		assertThat(known.getHostString()).isEqualTo(name);
	}

	@Test
	void whenServerKnowsNothingThenThereIsNone() {
		assertThat(RemoteAddress.of(request(null, 1))).isNull();
		assertThat(RemoteAddress.of(request("127.0.0.1", -1))).isNull();
	}

	private static MockHttpServletRequest request(String address, int port) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		request.setRemotePort(port);
		return request;
	}

}
