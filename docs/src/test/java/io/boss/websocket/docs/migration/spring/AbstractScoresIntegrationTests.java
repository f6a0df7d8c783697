/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.spring;

import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Script of the clients of the scores, which must pass whatever the server is written
 * with.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
public abstract class AbstractScoresIntegrationTests {

	private static final String PATH = "/websocket/scores";

	@LocalServerPort
	private int port;

	private BossWebSocketClient ann;

	@BeforeEach
	void connect() {
		this.ann = BossWebSocketClient.connect(this.port, PATH);
		assertThat(this.ann.receiveText()).isEqualTo("{\"goals\":{}}");
	}

	/**
	 * The client that is connected and has heard the scores.
	 * @return the client
	 */
	protected BossWebSocketClient ann() {
		return this.ann;
	}

	/**
	 * The port of the server.
	 * @return the port
	 */
	protected int port() {
		return this.port;
	}

	@Test
	void whenTeamScoresThenAllHear() {
		try (BossWebSocketClient bob = BossWebSocketClient.connect(this.port, PATH)) {
			assertThat(bob.receiveText()).isEqualTo("{\"goals\":{}}");
			bob.send("{\"team\":\"red\"}");
			assertThat(this.ann.receiveText()).isEqualTo("{\"goals\":{\"red\":1}}");
			assertThat(bob.receiveText()).isEqualTo("{\"goals\":{\"red\":1}}");
			this.ann.send("{\"team\":\"red\"}");
			assertThat(bob.receiveText()).isEqualTo("{\"goals\":{\"red\":2}}");
		}
	}

	@Test
	void whenFanComesLateThenFanHearsTheScores() {
		this.ann.send("{\"team\":\"blue\"}");
		assertThat(this.ann.receiveText()).isEqualTo("{\"goals\":{\"blue\":1}}");
		try (BossWebSocketClient bob = BossWebSocketClient.connect(this.port, PATH)) {
			assertThat(bob.receiveText()).isEqualTo("{\"goals\":{\"blue\":1}}");
		}
	}

}
