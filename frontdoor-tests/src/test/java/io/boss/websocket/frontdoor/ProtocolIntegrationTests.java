/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnIncoming;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients hear that speak {@code boss.v1}, and what all others do not.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProtocolIntegrationTests {

	private static final String WELCOME = "\\{\"type\":\"boss.welcome\",\"mark\":\"[A-Za-z0-9_-]{8}\","
			+ "\"heartbeat\":25000,\"resumed\":false}";

	private static final Map<Container, Map<String, BossServer>> servers = new EnumMap<>(Container.class);

	static Stream<Arguments> servers() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@BeforeAll
	static void start() {
		for (Container container : Container.values()) {
			for (String transport : new String[] { "direct", "container" }) {
				servers.computeIfAbsent(container, (key) -> new HashMap<>())
					.put(transport,
							BossServer.on(container)
								.service(OpenService.class, OpenService::new)
								.service(DeclaredService.class, DeclaredService::new)
								.service(BeatingService.class, BeatingService::new)
								.service(AskingService.class, AskingService::new)
								.with("boss.websocket.transport=" + transport,
										"boss.websocket.services.beating.heartbeat.interval=200ms",
										"boss.websocket.services.open.retry-after=1500ms",
										"logging.level.org.springframework.web=trace")
								.start());
			}
		}
	}

	@AfterAll
	static void stop() {
		servers.values().forEach((each) -> each.values().forEach(BossServer::close));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientSpeaksBossThenWelcomeComesBeforeWhatTheServiceSays(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "open", "other, boss.v1")) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo("boss.v1");
			assertThat(client.readMessage()).matches(WELCOME);
			assertThat(client.readMessage()).isEqualTo("null");
			client.send("{\"boss\":\"12345678\",\"type\":\"boss.ack\",\"n\":1}");
			assertThat(client.readMessage()).isEqualTo("{\"boss\":\"12345678\",\"type\":\"boss.ack\",\"n\":1}");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceDeclaresThenApplicationSeesItsOwn(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "declared", "chat.v1, chat.v2, chat.v2+boss.v1")) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo("chat.v2+boss.v1");
			assertThat(client.readMessage()).matches(WELCOME);
			assertThat(client.readMessage()).isEqualTo("chat.v2");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientDoesNotSpeakBossThenNothingIsDifferent(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "declared", "chat.v2")) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo("chat.v2");
			assertThat(client.readMessage()).isEqualTo("chat.v2");
		}
		try (RawWebSocket client = RawWebSocket.connect(uri(container, transport, "open"))) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isNull();
			assertThat(client.readMessage()).isEqualTo("null");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceDeclaresAndClientOffersBossAloneThenAnswerIs400(Container container, String transport) {
		try (RawWebSocket client = RawWebSocket.handshake(uri(container, transport, "declared"),
				"Sec-WebSocket-Protocol: boss.v1")) {
			assertThat(client.status()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientComesBackThenItsTokenIsNeitherChosenNorShown(Container container, String transport,
			CapturedOutput output) {
		String offer = "boss.resume.s3cret.home.7, boss.v1";
		try (RawWebSocket client = connect(container, transport, "open", offer)) {
			assertThat(client.header("Sec-WebSocket-Protocol")).isEqualTo("boss.v1");
			assertThat(client.readMessage()).startsWith("{\"type\":\"boss.welcome\"");
		}
		assertThat(output).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenIntervalIsOverThenClientHearsABeatWhateverItSays(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "beating", "boss.v1");
				RawWebSocket plain = RawWebSocket.connect(uri(container, transport, "beating"))) {
			String welcome = client.readMessage();
			String mark = welcome.substring(31, 39);
			assertThat(welcome).contains(",\"heartbeat\":200,");
			assertThat(client.readMessage()).isEqualTo("null");
			for (int i = 0; i < 3; i++) {
				assertThat(client.readMessage()).isEqualTo("{\"boss\":\"" + mark + "\",\"type\":\"boss.beat\"}");
				client.part(RawWebSocket.PONG, true, new byte[0]);
			}
			assertThat(plain.readMessage()).isEqualTo("null");
			assertThat(plain.read().opcode()).isEqualTo(RawWebSocket.PING);
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceSendsClientAwayThenItIsToldWhenToComeBack(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "open", "boss.v1");
				RawWebSocket plain = RawWebSocket.connect(uri(container, transport, "open"))) {
			String mark = client.readMessage().substring(31, 39);
			assertThat(client.readMessage()).isEqualTo("null");
			client.send("leave");
			assertThat(client.readMessage())
				.isEqualTo("{\"boss\":\"" + mark + "\",\"type\":\"boss.bye\",\"code\":1013,\"retryAfter\":1500}");
			assertThat(client.read().closeReason()).isEqualTo("1013 later");
			assertThat(plain.readMessage()).isEqualTo("null");
			plain.send("leave");
			assertThat(plain.read().closeReason()).isEqualTo("1013 later");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenMarkedMessageCannotBeReadThenClientIsClosed(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "open", "boss.v1")) {
			String mark = client.readMessage().substring(31, 39);
			assertThat(client.readMessage()).isEqualTo("null");
			client.send("{\"boss\":\"" + mark + "\",\"type\":\"boss.ack\",\"n\":1}");
			client.send("{\"boss\":\"" + mark + "\",\"type\":\"boss.ack\",\"n\":\"one\"}");
			assertThat(client.read().closeReason()).isEqualTo("1008 malformed boss.v1 message");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenServiceAsksThenAnswerReachesItAndNoCallbackElse(Container container, String transport) {
		try (RawWebSocket client = connect(container, transport, "asking", "boss.v1")) {
			String mark = client.readMessage().substring(31, 39);
			client.send("{\"type\":\"go\"}");
			assertThat(client.readMessage())
				.isEqualTo("{\"boss.id\":\"" + mark + ".1\",\"type\":\"confirm\",\"what\":\"all of it\"}");
			client.send("{\"boss.re\":\"" + mark + ".7\",\"yes\":false}");
			client.send("{\"boss.re\":\"" + mark + ".1\",\"yes\":true}");
			assertThat(client.readMessage()).isEqualTo("answer Confirmation[yes=true]");
		}
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientDoesNotSpeakBossThenItCannotBeAsked(Container container, String transport) {
		try (RawWebSocket client = RawWebSocket.connect(uri(container, transport, "asking"))) {
			client.send("{\"type\":\"go\"}");
			assertThat(client.readMessage()).isEqualTo("failure UNSUPPORTED");
			client.send("{\"boss.re\":\"x\",\"type\":\"go\"}");
			assertThat(client.readMessage()).isEqualTo("failure UNSUPPORTED");
		}
	}

	private static RawWebSocket connect(Container container, String transport, String service, String offer) {
		return RawWebSocket.connect(uri(container, transport, service), "Sec-WebSocket-Protocol: " + offer);
	}

	private static URI uri(Container container, String transport, String service) {
		return servers.get(container).get(transport).uri("/websocket/" + service);
	}

	@BossService
	static class OpenService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleJoin(String servicePath, BossConnection client, Object state) {
			client.send(String.valueOf(client.handshake().subprotocol()));
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			if (message.equals(BossMessage.text("leave"))) {
				client.close(CloseCode.TRY_AGAIN_LATER, "later");
			}
			client.send(message);
			return Outcome.noReply(state);
		}

	}

	@BossService
	static class BeatingService extends OpenService {

	}

	record Command(String type, String what) {
	}

	record Confirmation(boolean yes) {
	}

	@BossService
	static class AskingService {

		@OnIncoming
		void command(Command command, BossConnection client) {
			client.ask(new Command("confirm", "all of it"), Confirmation.class).whenComplete((answer, failure) -> {
				boolean asked = failure instanceof ClientAskException;
				client.send(asked ? "failure " + ((ClientAskException) failure).failure() : "answer " + answer);
			});
		}

	}

	@BossService(subprotocols = { "chat.v2", "chat.v1" })
	static class DeclaredService extends OpenService {

	}

}
