/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.spi.ServiceKeyCheck;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that clients ask for: which there are, and which there are not.
 */
@ParameterizedClass
@MethodSource("stacks")
@ExtendWith(OutputCaptureExtension.class)
class KeyedHandshakeIntegrationTests {

	private static BossServer server;

	@Parameter(0)
	Container container;

	@Parameter(1)
	String transport;

	static Stream<Arguments> stacks() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Container container, String transport) {
		server = BossServer.on(container)
			.service(RoomService.class, RoomService::new)
			.service(GameService.class, GameService::new)
			.service(CupboardService.class, CupboardService::new)
			.service(ProbeService.class, ProbeService::new)
			.service(WardService.class, WardService::new)
			.with(Security.class)
			.with("boss.websocket.services.ward.restart.max-restarts=0")
			.with("boss.websocket.transport=" + transport, "boss.base-url=/live", "server.servlet.context-path=/app",
					"boss.websocket.keyed.idle-timeout=50ms", "boss.websocket.services.cupboard.keyed.max-instances=2",
					"boss.websocket.services.cupboard.keyed.idle-timeout=1h",
					"boss.websocket.services.room.limits.instances-per-principal=2")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@AfterEach
	void forget() {
		counts().forget();
		Awaitility.await().pollDelay(Duration.ZERO).until(() -> keys("room").isEmpty() && keys("game").isEmpty());
	}

	private static RefusalCounts counts() {
		return server.context().getBean(RefusalCounts.class);
	}

	@ParameterizedTest
	@CsvSource({ "42, 42", "4%32, 42", "a%20b, 'a b'", "a+b, a+b", "a%2Bb, a+b", "Room, Room", "ROOM, ROOM",
			"caf%C3%A9, café", "%E6%97%A5%E6%9C%AC, 日本", "%F0%9F%92%A9, 💩", "..., ...",
			"a:b@c!$&()*+=~, a:b@c!$&()*+=~", "a%3Bb, a;b" })
	void whenPathHasAKeyThenItsInstanceIsJoined(String path, String key) {
		try (RawWebSocket client = RawWebSocket.connect(uri("/room/" + path))) {
			client.send("?");
			assertThat(client.readMessage()).isEqualTo("room/" + key + " {id=" + key + "} /live/websocket/room/" + key);
			assertThat(keys("room")).contains(key);
		}
	}

	@Test
	void whenKeyIsAsLongAsItMayBeThenItsInstanceIsJoined() {
		try (RawWebSocket ascii = RawWebSocket.connect(uri("/room/" + "x".repeat(128)));
				RawWebSocket other = RawWebSocket.connect(uri("/room/" + "%C3%A9".repeat(64)))) {
			assertThat(keys("room")).contains("x".repeat(128), "é".repeat(64));
		}
	}

	@Test
	void whenThereAreSeveralVariablesThenEachIsASegment() {
		try (RawWebSocket client = RawWebSocket.connect(uri("/game/e%75/42"))) {
			client.send("?");
			assertThat(client.readMessage()).isEqualTo("game/eu/42 {region=eu, match=42} /live/websocket/game/eu/42");
			assertThat(keys("game")).containsExactly("eu/42");
		}
	}

	@Test
	void whenKeyIsTooLongThenAnswerIs404() {
		refused("/room/" + "x".repeat(129), 404);
		refused("/room/" + "%C3%A9".repeat(65), 404);
		assertThat(keys("room")).isEmpty();
	}

	// Web servers differ: some answer 400 themselves, and leave the rest to the service.
	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '\0', textBlock = """
			/room 404 404
			/room/ 404 404
			/room// 404 400
			/room/42/ 404 404
			/room//42 404 400
			/room/4/2 404 404
			/room/%0A 404 400
			/room/%7F 404 400
			/room/%C2%85 404 404
			/room/a%0D%0Ab 404 400
			/room/caf%E9 400 400
			/room/%C3 400 400
			/room/%FF 400 400
			/room/%ED%A0%80 400 400
			/room/. 404 404
			/room/.. 404 404
			/room/%2e 404 400
			/room/%2E%2e 404 400
			/room/../probe 404 404
			/room/a/../b 404 404
			/room/..;/probe 404 400
			/room/%2F 400 400
			/room/a%2Fb 400 400
			/room/..%2F..%2Fprobe 400 400
			/room/%5C 400 400
			/room/a%5Cb 400 400
			/room/%00 400 400
			/room/a%00b 400 400
			/room/42;a=b 404 404
			/room;a=b/42 404 404
			/room/; 404 404
			/room/42% 400 400
			/room/%4 400 400
			/room/%zz 400 400
			/room/%C0%AF 400 400
			/room/%C0%AE%C0%AE 400 400
			/room/a|b 400 400
			/room/[a] 400 400
			/room/{id} 400 400
			/room/\\ 400 400
			/room/a^b 400 400
			/room/a"b 400 400
			/room/<a> 400 400
			/game 404 404
			/game/ 404 404
			/game/eu 404 404
			/game/eu/ 404 404
			/game/eu/x 404 404
			/game/eu/42/ 404 404
			/game/eu/42/43 404 404
			/game/EU 404 404
			/game//42 404 400
			/game/eu//42 404 400
			/game/eu%2F42 400 400
			""")
	void whenPathIsNoKeyThenThereIsNoInstance(String path, int tomcat, int jetty) {
		refused(path, (this.container == Container.TOMCAT) ? tomcat : jetty);
		assertThat(keys("room")).isEmpty();
		assertThat(keys("game")).isEmpty();
	}

	@Test
	void whenCheckKnowsNoSuchKeyThenAnswerIs404() {
		refused("/room/unknown", 404);
		assertThat(keys("room")).isEmpty();
	}

	@Test
	void whenCheckForbidsAKeyThenAnswerIs403() {
		assertThat(answer("/room/annes").status()).isEqualTo(403);
		counts().expect("room: FORBIDDEN");
		assertThat(keys("room")).isEmpty();
		try (RawWebSocket anne = RawWebSocket.connect(uri("/room/annes"), "X-User: anne")) {
			assertThat(keys("room")).containsExactly("annes");
		}
	}

	@Test
	void whenCheckThrowsThenAnswerIs500(CapturedOutput output) {
		assertThat(answer("/room/broken").status()).isEqualTo(500);
		counts().expect("room: FAILED");
		assertThat(output).contains("has failed for key \"broken\": java.lang.IllegalStateException: no database")
			.doesNotContain("\tat ");
		assertThat(keys("room")).isEmpty();
	}

	@Test
	void whenThereIsNoRoomThenEmptyInstancesEndFirst(CapturedOutput output) {
		try (RawWebSocket first = RawWebSocket.connect(uri("/cupboard/1"))) {
			RawWebSocket.connect(uri("/cupboard/2")).close();
			Awaitility.await().untilAsserted(() -> {
				try (RawWebSocket third = RawWebSocket.handshake(uri("/cupboard/3"))) {
					assertThat(third.status()).isEqualTo(101);
					assertThat(keys("cupboard")).containsExactly("1", "3");
					counts().forget();
					try (RawWebSocket fourth = RawWebSocket.handshake(uri("/cupboard/4"))) {
						assertThat(fourth.status()).isEqualTo(503);
						assertThat(fourth.header("Retry-After")).isEqualTo("5");
					}
					// Who is there already needs no more room.
					RawWebSocket.connect(uri("/cupboard/1")).close();
				}
			});
			counts().expect("cupboard: TOO_MANY_INSTANCES");
			assertThat(output).contains("boss.websocket.keyed.max-instances");
		}
	}

	@Test
	void whenPrincipalHasStartedAsManyAsItMayThenAnswerIs429(CapturedOutput output) {
		try (RawWebSocket one = RawWebSocket.connect(uri("/room/1"), "X-User: joe");
				RawWebSocket two = RawWebSocket.connect(uri("/room/2"), "X-User: joe");
				RawWebSocket three = RawWebSocket.handshake(uri("/room/3"), "X-User: joe")) {
			assertThat(three.status()).isEqualTo(429);
			assertThat(three.header("Retry-After")).isEqualTo("5");
			counts().expect("room: TOO_MANY_INSTANCES");
			assertThat(output).contains("exceeds boss.websocket.limits.instances-per-principal");
			assertThat(keys("room")).containsExactly("1", "2");
			RawWebSocket.connect(uri("/room/1"), "X-User: joe").close();
			RawWebSocket.connect(uri("/room/3"), "X-User: ann").close();
		}
	}

	@Test
	void whenInstanceIsDownThenOnlyClientsThatMayConnectAreTold() {
		RawWebSocket.connect(uri("/ward/1")).close();
		Awaitility.await().untilAsserted(() -> {
			try (RawWebSocket client = RawWebSocket.handshake(uri("/ward/1"))) {
				assertThat(client.status()).isEqualTo(503);
			}
		});
		counts().forget();
		try (RawWebSocket stranger = RawWebSocket.handshake(uri("/ward/1"), "Origin: https://elsewhere.example")) {
			assertThat(stranger.status()).isEqualTo(403);
		}
		counts().expect("ward: FORBIDDEN");
	}

	// A server of its own, as of many such lines most are kept back.
	@Test
	void whenThereIsNoSuchKeyThenALineSaysWhyAndTheAnswerDoesNot(CapturedOutput output) throws IOException {
		try (BossServer fresh = BossServer.on(this.container)
			.service(RoomService.class, RoomService::new)
			.with(Security.class)
			.start()) {
			String malformed = body(fresh, "/websocket/room/42/");
			assertThat(output).contains(
					"service=room user=- address=\"127.0.0.1\" origin=- code=404 reason=NO_SUCH_KEY",
					"'room/{id}' has no key \"/websocket/room/42/\"", "boss.websocket.keyed.max-key-length");
			assertThat(body(fresh, "/websocket/room/unknown")).isEqualTo(malformed).endsWith("There is nothing here\n");
			assertThat(output).contains("knows no key \"unknown\"");
		}
	}

	private static String body(BossServer server, String path) throws IOException {
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request(path).getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return answer.substring(answer.indexOf("\r\n\r\n"));
		}
	}

	@Test
	void whenRequestIsNoHandshakeThenAnswerIs426() {
		String request = "GET /app/live/websocket/room/42 HTTP/1.1\r\nHost: localhost\r\n\r\n";
		try (RawWebSocket client = RawWebSocket.request(uri("/room"), request.getBytes(StandardCharsets.US_ASCII))) {
			assertThat(client.status()).isEqualTo(426);
		}
		assertThat(keys("room")).isEmpty();
	}

	// What the service answers it counts, and it says the same about all keys.
	private static void refused(String path, int status) {
		try (RawWebSocket client = answer(path)) {
			assertThat(client.status()).as(path).isEqualTo(status);
			if (status == 404) {
				counts().expect(path.split("[/;]")[1] + ": NO_SUCH_KEY");
			}
		}
	}

	// By hand, because a URI could not say it.
	private static RawWebSocket answer(String path) {
		return RawWebSocket.request(uri("/room"),
				request("/app/live/websocket" + path).getBytes(StandardCharsets.US_ASCII));
	}

	private static String request(String path) {
		return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
	}

	private static URI uri(String path) {
		return server.uri("/live/websocket" + path);
	}

	private static List<String> keys(String service) {
		return server.context().getBean(BossServices.class).keyed(service).keys();
	}

	/**
	 * Says which instance answers, and ends when nobody is left.
	 */
	abstract static class KeyedProbe implements BossServiceHandler<InstanceKey> {

		@Override
		public InstanceKey init(InstanceKey key) {
			return key;
		}

		@Override
		public Outcome<InstanceKey> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				InstanceKey state) {
			Map<String, String> variables = state.variables();
			client.send(state.address() + " " + variables + " " + servicePath);
			return Outcome.noReply(state);
		}

	}

	@BossService("room/{id}")
	static class RoomService extends KeyedProbe {

	}

	@BossService("ward/{id}")
	static class WardService extends KeyedProbe {

		@Override
		public InstanceKey init(InstanceKey key) {
			throw new IllegalStateException("on purpose");
		}

	}

	@BossService("cupboard/{id}")
	static class CupboardService extends KeyedProbe {

	}

	@BossService("game/{region}/{match:[0-9]+}")
	static class GameService extends KeyedProbe {

	}

	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		RefusalCounts refusalCounts() {
			return new RefusalCounts();
		}

		@Bean
		Filter userFilter() {
			return Security::authenticate;
		}

		private static void authenticate(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			String user = ((HttpServletRequest) request).getHeader("X-User");
			chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request) {

				@Override
				public Principal getUserPrincipal() {
					return (user != null) ? () -> user : null;
				}

			}, response);
		}

		@Bean
		@Order(1)
		ServiceKeyCheck existence() {
			return (key, principal) -> {
				if (key.key().equals("broken")) {
					throw new IllegalStateException("no database");
				}
				return key.key().equals("unknown") ? ServiceKeyCheck.Verdict.NOT_FOUND
						: ServiceKeyCheck.Verdict.ALLOWED;
			};
		}

		@Bean
		@Order(2)
		ServiceKeyCheck ownership() {
			return (key, principal) -> {
				assertThat(key.key()).isNotEqualTo("unknown");
				boolean stranger = principal == null || !principal.getName().equals("anne");
				return (key.key().equals("annes") && stranger) ? ServiceKeyCheck.Verdict.FORBIDDEN
						: ServiceKeyCheck.Verdict.ALLOWED;
			};
		}

	}

}
