/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IpLiteral}.
 */
class IpLiteralTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "203.0.113.7, 203.0.113.7", "' 203.0.113.7\t', 203.0.113.7",
			"203.0.113.7:40001, 203.0.113.7", "[203.0.113.7], 203.0.113.7", "[203.0.113.7]:1, 203.0.113.7",
			"[203.0.113.7:40001], 203.0.113.7", "'\"203.0.113.7:1\"', 203.0.113.7", "::ffff:203.0.113.7, 203.0.113.7",
			"[::FFFF:203.0.113.7]:1, 203.0.113.7", "::ffff:cb00:7107, 203.0.113.7", "2001:db8::7, 2001:db8::7",
			"[2001:db8::7], 2001:db8::7", "[2001:DB8:0:0:0:0:0:7]:4711, 2001:db8::7", "'[ 2001:db8::7 ]', 2001:db8::7",
			"'\"[2001:db8::7]:4711\"', 2001:db8::7", "2001:0db8:0000::0007, 2001:db8::7", "fe80::1%eth0, fe80::1",
			"[fe80::1%25eth0]:9, fe80::1", "fe80::1%no-such-interface, fe80::1" })
	void whenAddressIsSpeltOtherwiseThenItIsTheSame(String text, String address) throws UnknownHostException {
		assertThat(IpLiteral.parse(text)).isEqualTo(InetAddress.getByName(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "unknown", "_hidden1", "localhost", "foe.example", "foe.example:80",
			"[foe.example]", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4:x", "1.2.3.4:123456", "1.2.3.4%eth0",
			"[1.2.3.4", "1.2.3.4]", "[::1]x", "::zz", "zz:foe.example", "1:2", "1:2:3:4:5:6:7:8:9", "[[::1]]",
			"0x7f.0.0.1", "2130706433", ":", "::1::", "a:foe.example", "%eth0", "[]", "1.2.3.4, 5.6.7.8" })
	void whenTextIsNoAddressThenThereIsNone(String text) {
		assertThat(IpLiteral.parse(text)).isNull();
		assertThat(IpLiteral.parse(text + "0".repeat(10_000))).isNull();
	}

}
