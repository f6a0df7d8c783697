/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Options.Pair;
import io.boss.websocket.benchmark.wire.plan.Scenario;
import io.boss.websocket.benchmark.wire.plan.ServerKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsTests {

	private static final Pair OURS = new Pair(ServerKind.BOSS_FAST, Scenario.ECHO);

	private static final Pair LIMIT = new Pair(ServerKind.NIO, Scenario.ECHO);

	private final Results results = new Results();

	@Test
	void whenSeveralRoundsHasMedianAndSpread() {
		add(1, OURS, 30);
		add(2, OURS, 10);
		add(3, OURS, 11);
		assertThat(this.results.summary(OURS, Figure.CPU)).isEqualTo(new Summary(11, 10, 30));
	}

	@Test
	void whenMachineWasSlowForARoundRatioIsThatOfTheRounds() {
		add(1, OURS, 20);
		add(1, LIMIT, 10);
		add(2, OURS, 200);
		add(2, LIMIT, 100);
		add(3, OURS, 30);
		add(3, LIMIT, 10);
		assertThat(this.results.ratio(OURS, LIMIT, Figure.CPU)).isEqualTo(2);
	}

	@Test
	void whenARoundIsMissingLeavesItOut() {
		add(1, OURS, 20);
		add(2, OURS, 40);
		add(2, LIMIT, 10);
		assertThat(this.results.ratio(OURS, LIMIT, Figure.CPU)).isEqualTo(4);
		assertThat(this.results.ratio(OURS, OURS, Figure.HEAP)).isNaN();
		assertThat(this.results.ratio(LIMIT, new Pair(ServerKind.VERTX, Scenario.ECHO), Figure.CPU)).isNaN();
	}

	private void add(int round, Pair pair, double cpu) {
		this.results.add(round, pair, Map.of(Figure.CPU.key(), cpu));
	}

}
