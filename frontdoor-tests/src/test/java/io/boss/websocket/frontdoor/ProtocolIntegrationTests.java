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
import io.boss.websocket.Outcome;
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
								.with("boss.websocket.transport=" + transport,
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
			client.send(message);
			return Outcome.noReply(state);
		}

	}

	@BossService(subprotocols = { "chat.v2", "chat.v1" })
	static class DeclaredService extends OpenService {

	}

}
