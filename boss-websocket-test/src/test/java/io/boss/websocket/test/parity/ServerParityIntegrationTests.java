/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scenarios on real servers, which tell what is true.
 */
@ParameterizedClass
@EnumSource
class ServerParityIntegrationTests {

	private static Heard heard;

	private static ParityTarget shared;

	@Parameter
	ServerKind kind;

	@BeforeParameterizedClassInvocation
	static void start(ServerKind kind) {
		heard = new Heard();
		shared = kind.start(Scenarios.sharedServices(), Scenarios.sharedProperties(), heard);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		shared.close();
	}

	static Stream<Scenario> scenarios() {
		return Scenarios.all();
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void whenScenarioIsPlayedOnServerThenAllSeeWhatTheyMust(Scenario scenario) {
		assertThat(play(scenario)).isEqualTo(scenario.expectedOn(this.kind));
	}

	private String play(Scenario scenario) {
		if (!scenario.isAlone()) {
			return Stage.play(scenario, shared, heard);
		}
		Heard own = new Heard();
		try (ParityTarget target = this.kind.start(scenario.services(), scenario.properties(), own)) {
			return Stage.play(scenario, target, own);
		}
	}

}
