/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a crash of a callback costs: the instance, and nothing else.
 */
@ExtendWith(OutputCaptureExtension.class)
class CrashIntegrationTests {

	private final FragileService fragile = new FragileService();

	private final ProbeService probe = new ProbeService();

	private BossServer server;

	@BeforeEach
	void start() {
		this.server = BossServer.on(Container.TOMCAT)
			.service(FragileService.class, () -> this.fragile)
			.service(ProbeService.class, () -> this.probe)
			.with("boss.websocket.restart.initial-backoff=100ms")
			.start();
		this.fragile.log.expect("init");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void whenCallbackCrashesThenClientsAreJoinedAgainAndOthersNeverNotice() {
		try (BossWebSocketClient ann = connect();
				BossWebSocketClient bob = connect();
				BossWebSocketClient other = probe()) {
			ann.send("a");
			this.fragile.crashIn("message", 1);
			ann.send("once");
			this.fragile.log.expect("message a", "message once", "terminate CRASHED [a]");
			for (int i = 0; i < 20; i++) {
				bob.send("queued-" + i);
			}
			this.fragile.log.expect("init", "join again, same true", "join again, same true", "message once");
			for (int i = 0; i < 20; i++) {
				this.fragile.log.expect("message queued-" + i);
			}
			assertThat(this.server.service("fragile").restarts()).isOne();
			assertThat(this.server.service("fragile").state()).isEqualTo(ServiceState.RUNNING);
			assertThat(this.server.service("fragile").connections()).hasSize(2);
			assertThat(this.server.service("probe").restarts()).isZero();
			other.send("hello");
			assertThat(other.receiveText()).isEqualTo("hello");
			this.probe.log.expect("join");
			assertThat(this.probe.log.isEmpty()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "crash", "stack", "memory", "linkage", "null", "reject" })
	void whenMessageCrashesTwiceThenItIsDroppedAndTheNextIsHandled(String poison, CapturedOutput output) {
		try (BossWebSocketClient client = connect()) {
			client.send("a");
			client.send(poison);
			client.send("b");
			this.fragile.log.expect("message a", "message " + poison, "terminate CRASHED [a]", "init",
					"join again, same true", "message " + poison, "terminate CRASHED []", "init",
					"join again, same true", "message b");
			assertThat(output).contains("it has crashed the service 2 times running");
			assertThat(client).isOpen();
		}
	}

	@Test
	void whenClientSendsPoisonAgainAndAgainThenItAloneIsClosed() {
		try (BossWebSocketClient ann = connect(); BossWebSocketClient bob = connect()) {
			for (int i = 0; i < 3; i++) {
				bob.send("crash");
			}
			assertThat(bob.awaitEnd()).asString().isEqualTo("1008 messages of this client crash the service");
			ann.send("a");
			String event = this.fragile.log.next();
			while (!event.equals("message a")) {
				event = this.fragile.log.next();
			}
			assertThat(this.server.service("fragile").connections()).hasSize(1);
			assertThat(ann).isOpen();
		}
	}

	@Test
	void whenBroadcastOrInfoCrashesTwiceThenItIsDropped() {
		try (BossWebSocketClient client = connect()) {
			this.server.broadcasts().broadcast("fragile", "crash");
			this.server.service("fragile").info("crash");
			assertThat(this.server.broadcasts().broadcast("fragile", "b")).isEqualTo(DeliveryResult.ACCEPTED);
			for (String poison : new String[] { "broadcast crash", "info crash" }) {
				this.fragile.log.expect(poison, "terminate CRASHED []", "init", "join again, same true", poison,
						"terminate CRASHED []", "init", "join again, same true");
			}
			this.fragile.log.expect("broadcast b");
			assertThat(client).isOpen();
		}
	}

	@Test
	void whenJoinCrashesOnceThenClientIsJoinedByTheNextInstance() {
		try (BossWebSocketClient ann = connect()) {
			this.fragile.crashIn("handleJoin", 1);
			try (BossWebSocketClient bob = BossWebSocketClient.connect(this.server.uri("/websocket/fragile"))) {
				this.fragile.log.expect("join", "terminate CRASHED []", "init", "join again, same true",
						"join again, same true");
				ann.send("a");
				this.fragile.log.expect("message a");
				bob.send("b");
				this.fragile.log.expect("message b");
			}
		}
	}

	@Test
	void whenJoinCrashesTwiceThenThatClientIsClosedAndOthersStay() {
		try (BossWebSocketClient ann = connect();
				BossWebSocketClient bob = BossWebSocketClient
					.connect(this.server.uri("/websocket/fragile?room=cursed"))) {
			assertThat(bob.awaitEnd()).asString().isEqualTo("1011 service failed to handle the join");
			ann.send("a");
			this.fragile.log.expect("join", "terminate CRASHED []", "init", "join again, same true",
					"join again, same true", "terminate CRASHED []", "init", "join again, same true", "message a");
			assertThat(this.server.service("fragile").connections()).hasSize(1);
		}
	}

	@Test
	void whenCloseCrashesThenNextInstanceNeverHearsOfThatClient() {
		try (BossWebSocketClient ann = connect(); BossWebSocketClient bob = connect()) {
			this.fragile.crashIn("handleClose", 1);
			bob.close(4001, "bye");
			this.fragile.log.expect("close PEER (4001, bye)", "terminate CRASHED []", "init", "join again, same true");
			ann.send("a");
			this.fragile.log.expect("message a");
			assertThat(this.server.service("fragile").connections()).hasSize(1);
		}
	}

	@Test
	void whenTerminateAndInitCrashThenServiceIsStartedAllTheSame() {
		try (BossWebSocketClient client = connect()) {
			this.fragile.crashIn("terminate", 1);
			this.fragile.crashIn("init", 2);
			this.fragile.crashIn("message", 1);
			client.send("once");
			this.fragile.log.expect("message once", "terminate CRASHED []", "init", "init", "init",
					"join again, same true", "message once");
			assertThat(client).isOpen();
		}
	}

	private BossWebSocketClient connect() {
		BossWebSocketClient client = BossWebSocketClient.connect(this.server.uri("/websocket/fragile"));
		this.fragile.log.expect("join");
		// The join has been logged, but need not have ended.
		this.server.service("fragile").info("fence");
		this.fragile.log.expect("info fence");
		return client;
	}

	private BossWebSocketClient probe() {
		return BossWebSocketClient.connect(this.server.uri("/websocket/probe"));
	}

}
