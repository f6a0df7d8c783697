/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is not let in, and what the answer says.
 */
@ParameterizedClass
@EnumSource
class HandshakeRefusalIntegrationTests {

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		server = BossServer.on(container)
			.service(ProbeService.class, ProbeService::new)
			.service(MortalService.class, MortalService::new)
			.with("boss.websocket.allowed-origins=https://friend.example")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenServiceIsUnknownThenAnswerIs404() {
		assertThat(status("/websocket/nobody")).isEqualTo(404);
		assertThat(status("/websocket")).isEqualTo(404);
		assertThat(status("/websocket/probe/deeper")).isEqualTo(404);
	}

	@Test
	void whenRequestIsNoUpgradeThenAnswerIs426() throws IOException, InterruptedException {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(server.http("/websocket/probe")).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(426);
		assertThat(response.headers().firstValue("Upgrade")).contains("websocket");
		assertThat(response.body()).isEqualTo("This is a WebSocket service: connect with a WebSocket\n");
	}

	@Test
	void whenOriginIsForeignThenAnswerIs403() {
		assertThat(status("/websocket/probe", "Origin: https://foe.example")).isEqualTo(403);
	}

	// Found by the fuzzer: Spring cannot read it, and the request failed.
	@ParameterizedTest
	@ValueSource(strings = { "http://localhost<", "http://[", "http://localhost:x", "http://localhost:99999999999",
			"http://{port}:{x}", "%", ":" })
	void whenOriginIsNoOriginThenAnswerIs403(String origin) {
		assertThat(status("/websocket/probe", "Origin: " + origin)).isEqualTo(403);
	}

	// Found by the fuzzer: a server that is asked for such parameters fails.
	@ParameterizedTest
	@ValueSource(strings = { "?a=%2pb&a=&%41", "?a=%", "?%zz=1", "?%ff=%c0" })
	void whenQueryCannotBeDecodedThenTheRequestDoesNotFail(String query) throws IOException {
		assertThat(statusOf("GET /websocket/probe" + query + " HTTP/1.1")).isIn("101", "400");
	}

	// By hand, because a URI could not say it.
	private static String statusOf(String requestLine) throws IOException {
		String head = requestLine + "\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
			return new String(begin, StandardCharsets.US_ASCII).split(" ")[1];
		}
	}

	@Test
	void whenOriginIsOwnThenClientIsLetIn() {
		assertThat(status("/websocket/probe", "Origin: http://localhost:" + server.port())).isEqualTo(101);
	}

	@Test
	void whenOriginIsAllowedThenClientIsLetIn() {
		assertThat(status("/websocket/probe", "Origin: https://friend.example")).isEqualTo(101);
	}

	@Test
	void whenServiceHasStoppedThenAnswerIs503() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/mortal"))) {
			client.send("die");
			assertThat(client.awaitEnd()).asString().isEqualTo("1001 service has stopped");
			Awaitility.await().until(() -> server.service("mortal").state() == ServiceState.STOPPED);
			try (RawWebSocket late = RawWebSocket.handshake(server.uri("/websocket/mortal"))) {
				assertThat(late.status()).isEqualTo(503);
				assertThat(late.header("Retry-After")).isEqualTo("5");
			}
		}
	}

	private static int status(String path, String... headers) {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri(path), headers)) {
			return client.status();
		}
	}

	@BossService(restart = RestartPolicy.TEMPORARY)
	static class MortalService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			return Outcome.stop(TerminationReason.NORMAL, state);
		}

	}

}
