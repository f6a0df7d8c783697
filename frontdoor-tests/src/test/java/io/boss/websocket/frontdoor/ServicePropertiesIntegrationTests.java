/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services with properties of their own, and what the log says of mistakes at run time.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServicePropertiesIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenServiceHasItsOwnSizeAndTimeoutThenOthersHaveNot(Container container) {
		try (BossServer server = start(container, "boss.websocket.max-message-size=10B",
				"boss.websocket.services.large.max-message-size=20B",
				"boss.websocket.services.large.idle-timeout=300ms");
				BossWebSocketClient small = BossWebSocketClient.connect(server.uri("/websocket/small"));
				BossWebSocketClient large = BossWebSocketClient.connect(server.uri("/websocket/large"))) {
			large.send("x".repeat(20));
			assertThat(large.receiveText()).isEqualTo("x".repeat(20));
			assertThat(large.awaitEnd()).asString().isEqualTo("1001 idle timeout");
			small.send("x".repeat(10));
			assertThat(small.receiveText()).isEqualTo("x".repeat(10));
			assertThat(small).isOpen();
			small.send("x".repeat(11));
			assertThat(small.awaitEnd()).asString().isEqualTo("1009 message is larger than 10 bytes");
		}
	}

	@Test
	void whenBroadcastIsForAServiceThatIsDownThenTheLogSaysHowToStartIt(CapturedOutput output) {
		try (BossServer server = start(Container.TOMCAT, "boss.websocket.services.small.restart.max-restarts=0")) {
			BossServiceReference small = server.service("small");
			small.info("crash");
			Awaitility.await().until(() -> server.broadcasts().broadcast("small", "x") == DeliveryResult.NOT_RUNNING);
			server.broadcasts().broadcast("nobody", "x");
			assertThat(output).contains("WARN")
				.contains("Service 'small' was not given broadcast: it is DOWN "
						+ "(BossServices.get(\"small\").start() starts it again)")
				.contains("There is no WebSocket service named 'nobody' to broadcast to; there are [large, small]");
		}
	}

	private static BossServer start(Container container, String... properties) {
		return BossServer.on(container)
			.service(SmallService.class, SmallService::new)
			.service(LargeService.class, LargeService::new)
			.with(properties)
			.start();
	}

	@BossService
	static class SmallService {

		@OnIncoming
		String echo(String text) {
			return text;
		}

		@OnInfo
		void crash(String info) {
			throw new IllegalStateException("told to crash");
		}

	}

	@BossService
	static class LargeService {

		@OnIncoming
		String echo(String text) {
			return text;
		}

	}

}
