/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import io.boss.websocket.test.BossTester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scenarios on the kit, which must show what real servers show.
 */
class KitParityTests {

	private static final int DRAWS = 3;

	// Others each time, because servers have no order of their own either.
	private static final long SEED = Long.getLong("boss.seed", System.nanoTime());

	private static final Heard heard = new Heard();

	private static SliceTarget slice;

	@BeforeAll
	static void start() {
		slice = SliceTarget.share(Scenarios.sharedServices(), Scenarios.sharedProperties(), heard);
	}

	@AfterAll
	static void stop() {
		slice.close();
	}

	static Stream<Scenario> scenarios() {
		return Scenarios.all();
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void whenScenarioIsPlayedInSliceThenAllSeeWhatTheySeeOnServers(Scenario scenario) throws Exception {
		if (scenario.isAlone()) {
			play(scenario, SliceTarget::start);
			return;
		}
		slice.beginTest();
		try {
			assertThat(Stage.play(scenario, slice, heard)).isEqualTo(scenario.expected());
		}
		finally {
			slice.endTest();
		}
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void whenScenarioIsPlayedWithoutContextThenAllSeeWhatTheySeeOnServers(Scenario scenario) {
		play(scenario, (services, properties, own) -> KitTarget.start(BossTester.builder(), services, properties, own));
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void whenScenarioIsPlayedByLotThenAllSeeWhatTheySeeOnServers(Scenario scenario) {
		for (int i = 0; i < DRAWS; i++) {
			long seed = SEED + i;
			try {
				play(scenario, (services, properties, own) -> KitTarget.start(BossTester.builder().seed(seed), services,
						properties, own));
			}
			catch (AssertionError ex) {
				throw new AssertionError("With -Dboss.seed=" + seed, ex);
			}
		}
	}

	private static void play(Scenario scenario, ParityTarget.Factory factory) {
		Heard own = new Heard();
		try (ParityTarget target = factory.start(scenario.services(), scenario.properties(), own)) {
			assertThat(Stage.play(scenario, target, own)).isEqualTo(scenario.expected());
		}
	}

	@Test
	void whenScenariosAreCountedThenThereAreEnough() {
		assertThat(Scenarios.all().map(Scenario::name)).doesNotHaveDuplicates().hasSizeGreaterThan(40);
	}

}
