/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client can do to a service by letting its callbacks fail: nothing that others
 * notice.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureIsolationIntegrationTests {

	private static final String PROBLEM = "{\"detail\":\"the service has failed to handle this\",\"status\":500,"
			+ "\"title\":\"Internal Server Error\"}";

	@ParameterizedTest
	@CsvSource({ "TOMCAT, sums", "JETTY, sums", "TOMCAT, behaving-sums", "JETTY, behaving-sums" })
	void whenFailuresAreIsolatedTheStateStaysAndOnlyTheirClientHearsOfThem(Container container, String service,
			CapturedOutput output) {
		try (BossServer server = BossServer.on(container)
			.service(SumService.class, SumService::new)
			.service(BehavingSumService.class, BehavingSumService::new)
			.with("boss.websocket.services.behaving-sums.on-error=isolate")
			.start();
				BossWebSocketClient ann = connect(server, service);
				BossWebSocketClient bob = connect(server, service)) {
			bob.send("40");
			assertThat(bob.receiveText()).isEqualTo("40");
			for (int i = 0; i < 30; i++) {
				ann.send("abc\nforged");
				assertThat(ann.receiveText()).isEqualTo(PROBLEM);
				try (BossWebSocketClient cursed = BossWebSocketClient
					.connect(server.uri("/websocket/" + service + "?cursed=true"))) {
					assertThat(cursed.receiveText()).isEqualTo("welcome");
					assertThat(cursed.awaitEnd()).asString().isEqualTo("1011 service failed to handle the join");
				}
				try (BossWebSocketClient leaver = connect(server, service)) {
					leaver.close(4000, "");
				}
			}
			bob.send("2");
			assertThat(bob.receiveText()).isEqualTo("42");
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("43");
			Awaitility.await().until(() -> server.service(service).connections().size() == 2);
			assertThat(server.service(service).restarts()).isZero();
			assertThat(output).contains("For input string: \"abc?forged\"")
				.contains("handleJoin of service '" + service + "'")
				.contains("handleClose of service '" + service + "'")
				.contains("\tat " + ((service.equals("sums")) ? SumService.class : BehavingSumService.class).getName())
				.doesNotContain("\nforged");
		}
	}

	@ParameterizedTest
	@CsvSource({ "ignore, false", "close, true" })
	void whenClientsAreNotAnsweredTheyAreLeftAloneOrClosed(String onInvalid, boolean closed) {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(SumService.class, SumService::new)
			.with("boss.websocket.on-invalid=" + onInvalid)
			.start(); BossWebSocketClient ann = connect(server, "sums")) {
			ann.send("abc");
			if (closed) {
				assertThat(ann.awaitEnd()).asString().isEqualTo("1011 the service has failed to handle this");
			}
			else {
				ann.send("1");
				assertThat(ann.receiveText()).isEqualTo("1");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenClientsCrashAServiceThatRestartsItIsNeverDownAndOthersStay(Container container) {
		FragileService fragile = new FragileService();
		try (BossServer server = BossServer.on(container)
			.service(FragileService.class, () -> fragile)
			.with("boss.websocket.restart.max-restarts=1", "boss.websocket.restart.window=1h",
					"boss.websocket.restart.initial-backoff=1ms")
			.start(); BossWebSocketClient bob = connect(server, "fragile")) {
			for (int i = 0; i < 10; i++) {
				try (BossWebSocketClient ann = connect(server, "fragile")) {
					crash(ann);
					// The first by what it may cause, the others because they have the
					// same address.
					assertThat(ann.awaitEnd()).asString().isEqualTo("1008 messages of this client crash the service");
				}
			}
			bob.send("still here");
			String heard = fragile.log.next();
			while (!heard.equals("message still here")) {
				heard = fragile.log.next();
			}
			assertThat(server.service("fragile").state()).isEqualTo(ServiceState.RUNNING);
			assertThat(server.service("fragile").restarts()).isEqualTo(5);
		}
	}

	private static void crash(BossWebSocketClient client) {
		try {
			for (int i = 0; i < 6; i++) {
				client.send("crash");
			}
		}
		catch (AssertionError ex) {
			// It is closed already.
			assertThat(ex).hasCauseInstanceOf(IOException.class);
		}
	}

	@Test
	void whenErrorIsThrownAnAnnotatedServiceRestarts() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(SumService.class, SumService::new).start();
				BossWebSocketClient ann = connect(server, "sums")) {
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("1");
			ann.send("error");
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("1");
			assertThat(server.service("sums").restarts()).isEqualTo(2);
		}
	}

	@Test
	void whenHandlerHandlesFailuresNothingRestarts() {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(HandlingSumService.class, HandlingSumService::new)
			.start(); BossWebSocketClient ann = connect(server, "handling-sums")) {
			ann.send("abc");
			assertThat(ann.receiveText()).isEqualTo("NumberFormatException in handleIncoming");
			ann.send("1");
			assertThat(ann.receiveText()).isEqualTo("1");
			try (BossWebSocketClient cursed = BossWebSocketClient
				.connect(server.uri("/websocket/handling-sums?cursed=true"))) {
				assertThat(cursed.receiveTexts(2)).containsExactly("welcome", "IllegalStateException in handleJoin");
				assertThat(cursed.awaitEnd()).asString().isEqualTo("1011 service failed to handle the join");
			}
			assertThat(server.service("handling-sums").restarts()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenServiceIsDownItComesBackByItself(Container container) {
		AtomicBoolean away = new AtomicBoolean();
		try (BossServer server = BossServer.on(container)
			.service(DatabaseService.class, () -> new DatabaseService(away))
			.with("boss.websocket.restart.max-restarts=1", "boss.websocket.restart.initial-backoff=1ms",
					"boss.websocket.restart.retry-after=100ms", "boss.websocket.restart.max-retry-after=200ms",
					Actuator.EXPOSED, "management.endpoint.health.show-details=always")
			.start(); BossWebSocketClient ann = connect(server, "database")) {
			ann.send("a");
			assertThat(ann.receiveText()).isEqualTo("a");
			away.set(true);
			server.service("database").info("look");
			assertThat(ann.awaitEnd()).asString().isEqualTo("1013 service is down");
			Actuator actuator = Actuator.of(server);
			// Also while it is tried again.
			JsonNode health = Awaitility.await()
				.until(() -> actuator.answer("GET", "health", null).body().at("/components/bosswebsocket"),
						(part) -> part.at("/details/database").has("nextStart"));
			assertThat(health.get("status").asString()).isEqualTo("DOWN");
			assertThat(Instant.parse(health.at("/details/database/nextStart").asString()))
				.isBefore(Instant.now().plusSeconds(10));
			away.set(false);
			Awaitility.await().until(() -> server.service("database").state() == ServiceState.RUNNING);
			assertThat(actuator.answer("GET", "health", null).status()).isEqualTo(200);
			try (BossWebSocketClient bob = connect(server, "database")) {
				bob.send("b");
				assertThat(bob.receiveText()).isEqualTo("b");
			}
		}
	}

	@Test
	void whenFirstInitFailsForAWhileTheServiceComesByItself() {
		AtomicBoolean away = new AtomicBoolean(true);
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(DatabaseService.class, () -> new DatabaseService(away))
			.with("boss.websocket.fail-on-init-error=false", "boss.websocket.restart.max-restarts=1",
					"boss.websocket.restart.initial-backoff=1ms", "boss.websocket.restart.retry-after=100ms")
			.start()) {
			Awaitility.await().until(() -> server.service("database").state() == ServiceState.DOWN);
			away.set(false);
			Awaitility.await().until(() -> server.service("database").state() == ServiceState.RUNNING);
		}
	}

	@Test
	void whenServiceIsRestartedTheAnswerSaysWhatHasBecomeOfIt() {
		AtomicBoolean away = new AtomicBoolean();
		HeldDatabaseService held = new HeldDatabaseService();
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(DatabaseService.class, () -> new DatabaseService(away))
			.service(HeldDatabaseService.class, () -> held)
			.with("boss.websocket.restart.max-restarts=0", Actuator.EXPOSED)
			.start()) {
			Actuator actuator = Actuator.of(server);
			assertAnswer(actuator, "database", 200, Map.of("done", true, "pending", false, "state", "RUNNING"));
			away.set(true);
			assertAnswer(actuator, "database", 503, Map.of("done", false, "pending", false, "state", "DOWN", "failure",
					"java.lang.IllegalStateException in init"));
			assertAnswer(actuator, "database", 503, Map.of("done", false, "state", "DOWN"));
			away.set(false);
			assertAnswer(actuator, "database", 200, Map.of("done", true, "state", "RUNNING"));
			try {
				assertAnswer(actuator, "held-database", 202,
						Map.of("done", false, "pending", true, "state", "RESTARTING"));
				assertAnswer(actuator, "held-database", 409,
						Map.of("done", false, "pending", false, "state", "RESTARTING"));
			}
			finally {
				held.hold.countDown();
			}
			Awaitility.await().until(() -> server.service("held-database").state() == ServiceState.RUNNING);
		}
	}

	private static void assertAnswer(Actuator actuator, String service, int status, Map<String, Object> members) {
		Actuator.Answer answer = actuator.answer("POST", "bosswebsocket/" + service + "/restart", null);
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		members.forEach(
				(name, value) -> assertThat(answer.body().get(name).asString()).as(name).isEqualTo(value.toString()));
	}

	private static BossWebSocketClient connect(BossServer server, String service) {
		BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/" + service));
		if (service.endsWith("sums")) {
			assertThat(client.receiveText()).isEqualTo("welcome");
		}
		return client;
	}

	@BossService("sums")
	static class SumService {

		@OnInit
		int init() {
			return 0;
		}

		@OnJoin
		void joined(BossConnection client) {
			if (!client.isRejoined()) {
				client.send("welcome");
			}
			if (client.handshake().queryParameter("cursed") != null) {
				throw new IllegalStateException("cursed");
			}
		}

		@OnIncoming
		int said(String text, BossConnection client, Integer sum) {
			if (text.equals("error")) {
				throw new StackOverflowError();
			}
			int next = sum + Integer.parseInt(text);
			client.send(String.valueOf(next));
			return next;
		}

		@OnClose
		void left(CloseReason reason) {
			if (reason.code().value() == 4000) {
				throw new IllegalStateException("left");
			}
		}

	}

	@BossService("behaving-sums")
	static class BehavingSumService implements BossServiceHandler<Integer> {

		@Override
		public Integer init() {
			return 0;
		}

		@Override
		public Outcome<Integer> handleJoin(String servicePath, BossConnection client, Integer state) {
			client.send("welcome");
			if (client.handshake().queryParameter("cursed") != null) {
				throw new IllegalStateException("cursed");
			}
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Integer state) {
			int next = state + Integer.parseInt(((BossMessage.Text) message).payload());
			client.send(String.valueOf(next));
			return Outcome.noReply(next);
		}

		@Override
		public Outcome<Integer> handleClose(CloseReason reason, String servicePath, BossConnection client,
				Integer state) {
			if (reason.code().value() == 4000) {
				throw new IllegalStateException("left");
			}
			return Outcome.noReply(state);
		}

	}

	@BossService("handling-sums")
	static class HandlingSumService extends BehavingSumService {

		@Override
		public Outcome<Integer> handleError(CallbackFailure failure, Integer state) {
			if (failure.client() != null) {
				failure.client().send(failure.cause().getClass().getSimpleName() + " in " + failure.callback());
			}
			return Outcome.noReply(state);
		}

	}

	/**
	 * Needs something that may be away.
	 */
	@BossService("database")
	static class DatabaseService implements BossServiceHandler<Integer> {

		private final AtomicBoolean away;

		DatabaseService(AtomicBoolean away) {
			this.away = away;
		}

		private void look() {
			if (this.away.get()) {
				throw new IllegalStateException("away");
			}
		}

		@Override
		public Integer init() {
			look();
			return 0;
		}

		@Override
		public Outcome<Integer> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Integer state) {
			look();
			client.send(message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			look();
			return Outcome.noReply(state);
		}

	}

	/**
	 * Its second init takes as long as the test likes.
	 */
	@BossService("held-database")
	static class HeldDatabaseService implements BossServiceHandler<Integer> {

		private final AtomicInteger inits = new AtomicInteger();

		private final CountDownLatch hold = new CountDownLatch(1);

		@Override
		public Integer init() {
			if (this.inits.incrementAndGet() > 1) {
				try {
					this.hold.await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}
			return 0;
		}

	}

}
