/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A database that is away for a while, for callbacks and for {@code init}: clients are
 * told, and services come back by themselves when it does.
 */
class DatabaseAwayIntegrationTests {

	private final Ledger ledger = new Ledger("away");

	private final Downs downs = new Downs();

	private BossServer start(Container container) {
		return BossServer.on(container)
			.service(Ledger.class, () -> this.ledger)
			.service(Downs.class, () -> this.downs)
			.with(AnnotatedLedger.class, BehaviourLedger.class)
			.with(Actuator.EXPOSED, "boss.websocket.restart.max-restarts=3", "boss.websocket.restart.window=1h",
					"boss.websocket.restart.initial-backoff=1ms", "boss.websocket.restart.max-backoff=1ms",
					"boss.websocket.restart.retry-after=20ms", "boss.websocket.restart.max-retry-after=40ms")
			.start();
	}

	@ParameterizedTest
	@EnumSource(Container.class)
	void whenCallbacksAreIsolatedClientsAreToldAndNothingRestarts(Container container) {
		try (BossServer server = start(container); BossWebSocketClient client = connect(server, "annotated")) {
			assertThat(client.receiveText()).isEqualTo("0 lines");
			client.send("first");
			assertThat(client.receiveText()).isEqualTo("1 lines");
			this.ledger.goAway();
			for (int i = 0; i < 20; i++) {
				client.send("lost " + i);
				JsonNode problem = JsonMapper.shared().readTree(client.receiveText());
				assertThat(problem.get("status").asInt()).isEqualTo(500);
				assertThat(problem.toString()).doesNotContain("database");
			}
			try (BossWebSocketClient late = connect(server, "annotated")) {
				assertThat(late.awaitEnd()).asString().startsWith("1011");
			}
			assertThat(health(server)).isEqualTo("UP");
			this.ledger.comeBack();
			client.send("second");
			assertThat(client.receiveText()).isEqualTo("2 lines");
			try (BossWebSocketClient late = connect(server, "annotated")) {
				assertThat(late.receiveText()).isEqualTo("2 lines");
			}
			assertThat(server.service("annotated").restarts()).isZero();
			assertThat(this.downs.services).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(Container.class)
	void whenAnAnnotatedServiceCannotStartAgainItComesBackWithTheDatabase(Container container) {
		try (BossServer server = start(container); BossWebSocketClient client = connect(server, "annotated")) {
			assertThat(client.receiveText()).isEqualTo("0 lines");
			client.send("first");
			assertThat(client.receiveText()).isEqualTo("1 lines");
			this.ledger.goAway();
			// What belongs to no client restarts in both styles.
			server.service("annotated").info("audit");
			comesBack(server, "annotated", client);
		}
	}

	@ParameterizedTest
	@EnumSource(Container.class)
	void whenAServiceOfTheBehaviourStyleRestartsItComesBackWithTheDatabase(Container container) {
		try (BossServer server = start(container); BossWebSocketClient client = connect(server, "behaviour")) {
			assertThat(client.receiveText()).isEqualTo("0 lines");
			client.send("first");
			assertThat(client.receiveText()).isEqualTo("1 lines");
			this.ledger.goAway();
			client.send("lost");
			comesBack(server, "behaviour", client);
		}
	}

	private void comesBack(BossServer server, String service, BossWebSocketClient client) {
		assertThat(client.awaitEnd()).asString().isEqualTo("1013 service is down");
		await().until(() -> health(server).equals("DOWN"));
		assertThat(this.downs.services).contains(service);
		try (RawWebSocket refused = RawWebSocket.handshake(server.uri("/websocket/" + service))) {
			assertThat(refused.status()).isEqualTo(503);
		}
		// It is tried again, and in vain.
		long refusals = this.ledger.refusals();
		await().until(() -> this.ledger.refusals() > refusals + 3);
		assertThat(server.service(service).state()).isNotEqualTo(ServiceState.RUNNING);
		this.ledger.comeBack();
		await().until(() -> health(server).equals("UP"));
		await().until(() -> server.service(service).state() == ServiceState.RUNNING);
		try (BossWebSocketClient again = connect(server, service)) {
			assertThat(again.receiveText()).isEqualTo("1 lines");
			again.send("second");
			assertThat(again.receiveText()).isEqualTo("2 lines");
		}
	}

	private static String health(BossServer server) {
		return Actuator.of(server).answer("GET", "health", null).body().get("status").asString();
	}

	private static BossWebSocketClient connect(BossServer server, String service) {
		return BossWebSocketClient.connect(server.uri("/websocket/" + service));
	}

	/** What goes wrong is what JDBC throws, as it is. */
	@BossService("annotated")
	static class AnnotatedLedger {

		private final Ledger ledger;

		AnnotatedLedger(Ledger ledger) {
			this.ledger = ledger;
		}

		@OnInit
		Integer init() throws SQLException {
			return this.ledger.lines();
		}

		@OnJoin
		String joined() throws SQLException {
			return this.ledger.lines() + " lines";
		}

		@OnIncoming
		Outcome<Integer> said(String text, BossConnection client, Integer lines) throws SQLException {
			this.ledger.add(text);
			client.send((lines + 1) + " lines");
			return Outcome.noReply(lines + 1);
		}

		@OnInfo
		void audit(String info) throws SQLException {
			this.ledger.lines();
		}

	}

	@BossService("behaviour")
	static class BehaviourLedger implements BossServiceHandler<Integer> {

		private final Ledger ledger;

		BehaviourLedger(Ledger ledger) {
			this.ledger = ledger;
		}

		@Override
		public Integer init() {
			return lines();
		}

		@Override
		public Outcome<Integer> handleJoin(String servicePath, BossConnection client, Integer lines) {
			client.send(lines() + " lines");
			return Outcome.noReply(lines);
		}

		@Override
		public Outcome<Integer> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Integer lines) {
			try {
				this.ledger.add(((BossMessage.Text) message).payload());
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			client.send((lines + 1) + " lines");
			return Outcome.noReply(lines + 1);
		}

		private int lines() {
			try {
				return this.ledger.lines();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Notes services that are down.
	 */
	static class Downs {

		private final Queue<String> services = new ConcurrentLinkedQueue<>();

		@EventListener
		void down(ServiceDownEvent event) {
			this.services.add(event.service());
		}

	}

}
