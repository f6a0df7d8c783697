/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose address counts behind a proxy: what the server makes of its headers, and never
 * what somebody has written into them whom the server does not trust.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedAddressIntegrationTests {

	private static final String NOTICE = "set server.forward-headers-strategy";

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct, native", "TOMCAT, direct, framework", "TOMCAT, container, native",
			"JETTY, direct, native", "JETTY, direct, framework", "JETTY, container, native" })
	void whenServerHeedsTheProxyThenClientsHaveTheirOwnAddresses(Container container, String transport, String strategy,
			CapturedOutput output) {
		try (BossServer server = start(container, "boss.websocket.transport=" + transport,
				"server.forward-headers-strategy=" + strategy)) {
			URI uri = server.uri("/websocket/where");
			try (RawWebSocket joe = RawWebSocket.connect(uri, "X-Forwarded-For: 203.0.113.1");
					RawWebSocket ann = RawWebSocket.connect(uri, "X-Forwarded-For: 2001:db8::1");
					RawWebSocket direct = RawWebSocket.connect(uri)) {
				assertThat(address(joe)).isEqualTo("203.0.113.1");
				assertThat(address(ann)).isEqualTo("2001:db8:0:0:0:0:0:1");
				assertThat(address(direct)).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
				assertThat(status(uri, "203.0.113.1")).isEqualTo(429);
				assertThat(status(uri, "2001:db8::2")).isEqualTo(429);
				assertThat(List.of("203.0.113.1:40001", "::ffff:203.0.113.1", "[2001:db8::3]:40001", "[2001:DB8::4]",
						"2001:db8:0:0::5"))
					.allSatisfy((other) -> assertThat(status(uri, other)).isEqualTo(429));
			}
			try (RawWebSocket hidden = RawWebSocket.connect(uri, "X-Forwarded-For: _hidden1")) {
				assertThat(address(hidden)).isEqualTo("_hidden1");
				assertThat(List.of("_hidden2", "unknown", "foe.example"))
					.allSatisfy((other) -> assertThat(status(uri, other)).isEqualTo(429));
			}
			assertThat(output).doesNotContain(NOTICE);
		}
	}

	@Test
	void whenServerDoesNotHeedTheProxyThenAllShareItsAddressAndTheLogSaysSoOnce(CapturedOutput output) {
		try (BossServer server = start(Container.TOMCAT)) {
			URI uri = server.uri("/websocket/where");
			try (RawWebSocket joe = RawWebSocket.connect(uri, "X-Forwarded-For: 203.0.113.1")) {
				assertThat(address(joe)).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
				assertThat(status(uri, "203.0.113.2")).isEqualTo(429);
			}
			assertThat(output.toString().split(NOTICE, -1)).hasSize(2);
		}
	}

	// By default Tomcat takes each private address for a proxy, and a client in the LAN
	// would
	// say who it is.
	@Test
	void whenOnlyTheProxyIsOneThenAClientInTheLanIsItself() {
		try (BossServer server = start(Container.TOMCAT, "server.forward-headers-strategy=native",
				"server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1|::1")) {
			URI uri = server.uri("/websocket/where");
			try (RawWebSocket joe = RawWebSocket.connect(uri, "X-Forwarded-For: 203.0.113.1, 192.168.1.5")) {
				assertThat(address(joe)).isEqualTo("192.168.1.5");
				assertThat(status(uri, "203.0.113.2, 192.168.1.5")).isEqualTo(429);
			}
		}
	}

	private static int status(URI uri, String forwarded) {
		try (RawWebSocket client = RawWebSocket.handshake(uri, "X-Forwarded-For: " + forwarded)) {
			return client.status();
		}
	}

	private static String address(RawWebSocket client) {
		client.send("where");
		return client.readMessage();
	}

	private static BossServer start(Container container, String... properties) {
		return BossServer.on(container)
			.service(Where.class, Where::new)
			.with("boss.websocket.limits.connections-per-address=1")
			.with(properties)
			.start();
	}

	@BossService("where")
	static class Where implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			InetSocketAddress address = client.handshake().remoteAddress();
			client.send(address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress());
			return Outcome.noReply(state);
		}

	}

}
