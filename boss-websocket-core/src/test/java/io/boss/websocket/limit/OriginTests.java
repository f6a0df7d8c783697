/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Origin}.
 */
class OriginTests {

	@Test
	void whenAddressesAreNoneThenTheyAreOne() {
		Object hidden = key(InetSocketAddress.createUnresolved("_hidden1", 1));
		assertThat(hidden).isNotNull()
			.isEqualTo(key(InetSocketAddress.createUnresolved("_hidden2", 2)))
			.isEqualTo(key(InetSocketAddress.createUnresolved("unknown", 3)))
			.isEqualTo(key(InetSocketAddress.createUnresolved("", 4)))
			.isNotEqualTo(key(new InetSocketAddress("203.0.113.1", 1)));
	}

	@Test
	void whenAddressesAreOfOneNetworkThenOnlyThoseOfIpv6AreOne() {
		assertThat(key(new InetSocketAddress("2001:db8::1", 1))).isEqualTo(key(new InetSocketAddress("2001:db8::2", 2)))
			.isNotEqualTo(key(new InetSocketAddress("2001:db8:0:1::1", 1)));
		assertThat(key(new InetSocketAddress("203.0.113.1", 1))).isEqualTo(key(new InetSocketAddress("203.0.113.1", 2)))
			.isNotEqualTo(key(new InetSocketAddress("203.0.113.2", 1)));
	}

	@Test
	void whenServerKnowsNoAddressThenThereIsNoKey() {
		assertThat(key(null)).isNull();
	}

	private static Object key(InetSocketAddress address) {
		return Origin.of(null, address).address();
	}

}
