/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.boss.websocket.test.client.BossWebSocketClient;
import io.boss.websocket.test.client.HandshakeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access rules of services as the recipe has them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.config.location=classpath:security/access/")
class AccessIntegrationTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "nobody, status, 101", "nobody, chat, 401", "nobody, admin, 401", "ann, status, 101", "ann, chat, 101",
			"ann, admin, 403", "root, status, 101", "root, chat, 101", "root, admin, 101" })
	void whenUserConnectsThenTheRuleOfTheServiceDecides(String user, String service, int status) {
		HandshakeRequest handshake = BossWebSocketClient.to(this.port, "/websocket/" + service);
		if (!user.equals("nobody")) {
			String credentials = Base64.getEncoder()
				.encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
			handshake.header("Authorization", "Basic " + credentials);
		}
		assertThat(handshake.handshake()).hasStatus(status);
	}

}
