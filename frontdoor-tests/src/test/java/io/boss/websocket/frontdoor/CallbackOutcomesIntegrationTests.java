/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the answers of callbacks that do not crash.
 */
@ParameterizedClass
@EnumSource
class CallbackOutcomesIntegrationTests {

	private static FragileService fragile;

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		fragile = new FragileService();
		server = BossServer.on(container).service(FragileService.class, () -> fragile).start();
		fragile.log.expect("init");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenJoinIsRejectedThenClientIsClosedAndServiceHearsNoClose() {
		try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile?room=full"))) {
			assertThat(client.awaitEnd()).asString().isEqualTo("4003 room is full");
			assertThat(server.service("fragile").connections()).isEmpty();
			server.service("fragile").info("fence");
			fragile.log.expect("join", "info fence");
		}
	}

	@Test
	void whenServiceIsSilentForItsTimeoutThenItHearsSo() {
		server.service("fragile").info("wait 50");
		fragile.log.expect("info wait 50", "info timeout 50");
		server.service("fragile").info("wait 0");
		fragile.log.expect("info wait 0", "info timeout 0");
	}

	@Test
	void whenOtherMailComesFirstThenTimeoutIsNotDelivered() {
		server.service("fragile").info("wait 300");
		server.service("fragile").info("busy");
		server.service("fragile").info("wait 600");
		fragile.log.expect("info wait 300", "info busy", "info wait 600", "info timeout 600");
		// Mail that is already there comes before a timeout of nothing.
		server.service("fragile").info("wait 100");
		server.broadcasts().broadcast("fragile", "busy");
		server.service("fragile").info("wait 400");
		fragile.log.expect("info wait 100", "broadcast busy", "info wait 400", "info timeout 400");
	}

	@Test
	void whenCallbackLeavesAnInterruptThenNextOneDoesNotSeeIt() {
		for (int i = 0; i < 10; i++) {
			server.service("fragile").info("interrupt");
			server.service("fragile").info("interrupted?");
		}
		for (int i = 0; i < 10; i++) {
			fragile.log.expect("info interrupt", "info interrupted?", "interrupted false");
		}
	}

}
