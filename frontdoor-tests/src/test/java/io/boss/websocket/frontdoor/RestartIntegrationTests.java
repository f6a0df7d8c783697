/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Instant;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.event.ServiceDownEvent;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * When an instance is replaced, and when not.
 */
@ExtendWith(OutputCaptureExtension.class)
class RestartIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "permanent, stop, NORMAL, RUNNING", "permanent, fail badly, STOPPED, RUNNING",
			"transient, stop, NORMAL, STOPPED", "transient, fail badly, STOPPED, RUNNING",
			"temporary, stop, NORMAL, STOPPED", "temporary, fail badly, STOPPED, STOPPED",
			"temporary, crash, CRASHED, STOPPED" })
	void whenInstanceEndsThenPolicyDecides(String policy, String how, String reason, ServiceState then) {
		FragileService service = switch (policy) {
			case "permanent" -> new PermanentService();
			case "transient" -> new TransientService();
			default -> new TemporaryService();
		};
		try (BossServer server = start(service);
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/" + policy))) {
			client.send("a");
			client.send(how);
			service.log.expect("init", "join", "message a", "message " + how, "terminate " + reason + " [a]");
			if (then == ServiceState.RUNNING) {
				service.log.expect("init", "join again, same true");
				client.send("b");
				service.log.expect("message b");
				assertThat(server.service(policy).start()).isFalse();
			}
			else {
				assertThat(client.awaitEnd()).asString().isEqualTo("1001 service has stopped");
				assertThat(server.broadcasts().broadcast(policy, "b")).isEqualTo(DeliveryResult.NOT_RUNNING);
				assertThat(server.service(policy).info("b")).isEqualTo(DeliveryResult.NOT_RUNNING);
			}
			assertThat(server.service(policy).state()).isEqualTo(then);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenServiceCrashesTooOftenThenItIsDownUntilItIsStarted(Container container, CapturedOutput output) {
		FragileService fragile = new FragileService();
		DownListener listener = new DownListener();
		try (BossServer server = BossServer.on(container)
			.service(FragileService.class, () -> fragile)
			.service(DownListener.class, () -> listener)
			.with("boss.websocket.restart.max-restarts=2", "boss.websocket.restart.initial-backoff=1ms")
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile"))) {
			// The second crash of each does not count, because it is dropped then.
			server.service("fragile").info("crash");
			server.service("fragile").info("crash");
			server.service("fragile").info("crash");
			assertThat(client.awaitEnd()).asString().isEqualTo("1013 service is down");
			assertThat(server.service("fragile").state()).isEqualTo(ServiceState.DOWN);
			Awaitility.await().until(() -> listener.event != null);
			assertThat(listener.event.service()).isEqualTo("fragile");
			assertThat(listener.event.restarts()).isEqualTo(4);
			assertThat(listener.event.nextStart()).isAfter(Instant.now());
			assertThat(output).contains("Service 'fragile' is down").contains("boss.websocket.restart.max-restarts");
			assertThat(server.broadcasts().broadcast("fragile", "b")).isEqualTo(DeliveryResult.NOT_RUNNING);
			try (RawWebSocket late = RawWebSocket.handshake(server.uri("/websocket/fragile"))) {
				assertThat(late.status()).isEqualTo(503);
				assertThat(late.header("Retry-After")).isEqualTo("5");
			}
			assertThat(server.service("fragile").start()).isTrue();
			Awaitility.await().until(() -> server.service("fragile").state() == ServiceState.RUNNING);
			assertThat(server.service("fragile").restarts()).isZero();
			assertThat(server.service("fragile").start()).isFalse();
			try (BossWebSocketClient late = BossWebSocketClient.connect(server.uri("/websocket/fragile"))) {
				late.send("b");
				String event = fragile.log.next();
				while (!event.equals("message b")) {
					assertThat(event).as("nothing of the old client after it was closed").doesNotContain("close");
					event = fragile.log.next();
				}
			}
		}
	}

	@Test
	void whenBeanIsPrototypeThenEachStartHasAFreshOne() {
		try (BossServer server = BossServer.on(Container.TOMCAT).with(PrototypeConfiguration.class).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/field"))) {
			client.send("count");
			assertThat(client.receiveText()).isEqualTo("1");
			client.send("count");
			assertThat(client.receiveText()).isEqualTo("2");
			client.send("stop");
			client.send("count");
			assertThat(client.receiveText()).isEqualTo("1");
		}
	}

	@Test
	void whenFirstInitFailsThenApplicationDoesNotStart(CapturedOutput output) {
		FragileService fragile = new FragileService();
		fragile.crashIn("init", 1);
		assertThatException()
			.isThrownBy(() -> BossServer.on(Container.TOMCAT).service(FragileService.class, () -> fragile).start())
			.havingRootCause()
			.withMessage("told to crash in init");
		assertThat(output).contains("Init of WebSocket service 'fragile' (bean '")
			.contains(FragileService.class.getName())
			.contains("boss.websocket.fail-on-init-error=false");
	}

	@Test
	void whenFirstInitMayFailThenSupervisorTriesAgain() {
		FragileService fragile = new FragileService();
		fragile.crashIn("init", 2);
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(FragileService.class, () -> fragile)
			.with("boss.websocket.fail-on-init-error=false")
			.start()) {
			Awaitility.await().until(() -> server.service("fragile").state() == ServiceState.RUNNING);
			fragile.log.expect("init", "init", "init");
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile"))) {
				client.send("a");
				fragile.log.expect("join", "message a");
			}
		}
	}

	private static <T extends FragileService> BossServer start(T service) {
		@SuppressWarnings("unchecked")
		Class<T> type = (Class<T>) service.getClass();
		return BossServer.on(Container.TOMCAT).service(type, () -> service).start();
	}

	@BossService
	static class PermanentService extends FragileService {

	}

	@BossService(restart = RestartPolicy.TRANSIENT)
	static class TransientService extends FragileService {

	}

	@BossService(restart = RestartPolicy.TEMPORARY)
	static class TemporaryService extends FragileService {

	}

	@BossService
	static class FieldService implements BossServiceHandler<Object> {

		private int count;

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			if (message.equals(BossMessage.text("stop"))) {
				return Outcome.stop(TerminationReason.NORMAL, state);
			}
			client.send(String.valueOf(++this.count));
			return Outcome.noReply(state);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrototypeConfiguration {

		@Bean
		@Scope("prototype")
		FieldService fieldService() {
			return new FieldService();
		}

	}

	static class DownListener {

		private volatile ServiceDownEvent event;

		@EventListener
		void hear(ServiceDownEvent event) {
			this.event = event;
		}

	}

}
