/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What client and service agree to speak.
 */
@ParameterizedClass
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class SubprotocolIntegrationTests {

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		server = BossServer.on(container)
			.service(CarelessService.class, CarelessService::new)
			.service(ChoosyService.class, ChoosyService::new)
			.with("logging.level.org.springframework.web.socket=trace")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenNoneIsDeclaredThenFirstOfferedIsEchoed() {
		expect("careless", "Sec-WebSocket-Protocol: some_service_name, other", "some_service_name");
	}

	@Test
	void whenNoneIsDeclaredAndNoneIsOfferedThenNoneIsChosen() {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/careless"))) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isNull();
			assertThat(client.read().text()).isEqualTo("null");
		}
	}

	@Test
	void whenATokenIsOfferedAloneThenItIsNeitherChosenNorShown(CapturedOutput output) {
		String offer = "Sec-WebSocket-Protocol: eyJhbGciOi.SECRET.TOKEN";
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/careless"), offer)) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isNull();
			assertThat(client.read().text()).isEqualTo("null");
		}
		assertThat(output).doesNotContain("SECRET").contains("A client of service 'careless' offers subprotocols");
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss.bearer.S3CRET", "Boss.Bearer.S3CRET", "chat, boss. ticket .S3CRET",
			"boss .bearer.S3CRET" })
	void whenATokenIsSpelledOtherwiseThenAnswerIs400AndNothingShowsIt(String offer, CapturedOutput output) {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/careless"),
				"Sec-WebSocket-Protocol: " + offer)) {
			assertThat(client.status()).isEqualTo(400);
		}
		assertThat(output).doesNotContain("S3CRET");
	}

	@Test
	void whenSeveralAreOfferedThenBestByTheServiceIsChosen() {
		expect("choosy", "Sec-WebSocket-Protocol: v0, v1, v2", "v2");
		expect("choosy", "Sec-WebSocket-Protocol: v1\r\nSec-WebSocket-Protocol: v2", "v2");
		expect("choosy", "Sec-WebSocket-Protocol: v1", "v1");
	}

	@Test
	void whenNoneIsInCommonThenAnswerIs400() {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/choosy"),
				"Sec-WebSocket-Protocol: v0")) {
			assertThat(client.status()).isEqualTo(400);
		}
	}

	@Test
	void whenOneIsDeclaredAndNoneIsOfferedThenAnswerIs400() {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/choosy"))) {
			assertThat(client.status()).isEqualTo(400);
		}
	}

	private static void expect(String service, String offer, String chosen) {
		try (RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/" + service), offer)) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo(chosen);
			assertThat(client.read().text()).isEqualTo(chosen);
		}
	}

	@BossService
	static class CarelessService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleJoin(String servicePath, BossConnection client, Object state) {
			client.send(String.valueOf(client.handshake().subprotocol()));
			return Outcome.noReply(state);
		}

	}

	@BossService(subprotocols = { "v2", "v1" })
	static class ChoosyService extends CarelessService {

	}

}
