/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text of clients that cannot be sent as it is, which a service sends all the same: by
 * each way out, with each transport of each container.
 */
class TextOfClientsIntegrationTests {

	private static final String REPLACED = "cut emoji \uFFFD";

	static Stream<Arguments> transports() {
		return Stream.of(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@ParameterizedTest
	@MethodSource("transports")
	void whenTextHasHalfOfASurrogatePairThenClientsGetAReplacementAndStay(Container container, String transport) {
		try (BossServer server = start(container, transport);
				BossWebSocketClient one = connect(server, "one");
				BossWebSocketClient two = connect(server, "two")) {
			one.send("{\"way\":\"text\",\"text\":\"cut emoji \\ud83d\"}");
			assertThat(one.receive()).isEqualTo(REPLACED);
			one.send("{\"way\":\"object\",\"text\":\"cut emoji \\ud83d\"}");
			assertThat(one.receive()).isEqualTo("{\"text\":\"" + REPLACED + "\"}");
			one.send("{\"way\":\"group\",\"text\":\"cut emoji \\ud83d\"}");
			assertThat(one.receive()).isEqualTo("{\"text\":\"" + REPLACED + "\"}");
			assertThat(two.receive()).isEqualTo("{\"text\":\"" + REPLACED + "\"}");
			one.send("{\"way\":\"reply\",\"text\":\"cut emoji \\ud83d\"}");
			assertThat(one.receive()).isEqualTo("{\"text\":\"" + REPLACED + "\"}");
			one.send("{\"way\":\"close\",\"text\":\"cut emoji \\ud83d\"}");
			assertThat(one.awaitEnd()).asString().isEqualTo("4004 " + REPLACED);
			two.send("{\"way\":\"text\",\"text\":\"fine\"}");
			assertThat(two.receive()).isEqualTo("fine");
		}
	}

	@ParameterizedTest
	@MethodSource("transports")
	void whenCloseReasonIsTooLongThenItIsCutAndTheServiceGoesOn(Container container, String transport) {
		try (BossServer server = start(container, transport); BossWebSocketClient other = connect(server, "other")) {
			for (int i = 0; i < 12; i++) {
				try (BossWebSocketClient client = connect(server, "€".repeat(50))) {
					assertThat(client.awaitEnd()).asString().isEqualTo("4004 no such room: " + "€".repeat(36));
				}
			}
			try (BossWebSocketClient client = connect(server, "no")) {
				assertThat(client.awaitEnd()).asString().isEqualTo("4003 " + "no".repeat(61) + "n");
			}
			CompletableFuture<CloseReason> heard = server.context().getBean(Mirror.class).closed;
			other.send("{\"way\":\"close\",\"text\":\"" + "x".repeat(124) + "\"}");
			assertThat(other.awaitEnd()).asString().isEqualTo("4004 " + "x".repeat(123));
			assertThat(heard).succeedsWithin(Duration.ofSeconds(20))
				.isEqualTo(new CloseReason(CloseReason.Kind.SHUTDOWN, CloseCode.of(4004), "x".repeat(123)));
			assertThat(server.service("mirror").restarts()).isZero();
		}
	}

	private static BossServer start(Container container, String transport) {
		return BossServer.on(container)
			.with("boss.websocket.transport=" + transport)
			.service(Mirror.class, Mirror::new)
			.start();
	}

	private static BossWebSocketClient connect(BossServer server, String room) {
		return BossWebSocketClient.connect(server.uri("/websocket/mirror?room=" + room.replace("€", "%E2%82%AC")));
	}

	record Say(String way, String text) {
	}

	@BossService("mirror")
	static class Mirror {

		private final ConnectionGroup group = new ConnectionGroup();

		private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

		@OnJoin
		Outcome<Object> join(BossConnection client, @RequestParam String room) {
			if (room.startsWith("€")) {
				client.close(CloseCode.of(4004), "no such room: " + room);
			}
			else if (room.equals("no")) {
				return Outcome.reject(CloseCode.of(4003), room.repeat(100));
			}
			else {
				this.group.add(client);
			}
			return Outcome.noReply(this);
		}

		@OnIncoming
		Object said(Say say, BossConnection client) {
			Map<String, String> object = Map.of("text", say.text());
			switch (say.way()) {
				case "text" -> client.send(say.text());
				case "object" -> client.send(object);
				case "group" -> this.group.send(object);
				case "close" -> client.close(CloseCode.of(4004), say.text());
				default -> {
					return object;
				}
			}
			return null;
		}

		@OnClose
		void left(CloseReason reason) {
			if (reason.text().startsWith("x")) {
				this.closed.complete(reason);
			}
		}

	}

}
