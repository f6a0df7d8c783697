/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connections of the web server are those of WebSockets and of all others.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectorCapacityIntegrationTests {

	private static final String ONE_ADDRESS = "see boss.websocket.limits.connections-per-address";

	@ParameterizedTest
	@CsvSource({ "TOMCAT, server.tomcat.max-connections, direct", "TOMCAT, server.tomcat.max-connections, container",
			"JETTY, server.jetty.max-connections, direct" })
	void whenWebSocketsMayBeAllConnectionsThenItIsSaid(Container container, String property, String transport,
			CapturedOutput output) {
		BossServer.on(container)
			.with(property + "=300", "boss.websocket.transport=" + transport)
			.service(ProbeService.class, ProbeService::new)
			.start()
			.close();
		assertThat(output)
			.contains("The web server takes 300 connections (" + property + ")",
					"boss.websocket.limits.total-connections=100000", ONE_ADDRESS)
			.doesNotContain("takes 8192 connections");
	}

	@Test
	void whenAnAddressHasALimitOfItsOwnThenNothingIsSaidOfIt(CapturedOutput output) {
		start("boss.websocket.limits.total-connections=0", "boss.websocket.limits.connections-per-address=100");
		assertThat(output).contains("The web server takes 8192 connections (server.tomcat.max-connections)")
			.doesNotContain(ONE_ADDRESS);
	}

	@Test
	void whenConnectionsAreLeftForOthersThenNothingIsSaid(CapturedOutput output) {
		start("boss.websocket.limits.total-connections=8000");
		start("server.tomcat.max-connections=200000");
		assertThat(output).doesNotContain("The web server takes");
	}

	private static void start(String... properties) {
		BossServer.on(Container.TOMCAT).with(properties).service(ProbeService.class, ProbeService::new).start().close();
	}

}
