/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.List;
import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Comparison;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Scenario;
import io.boss.websocket.benchmark.wire.plan.ServerKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Results} and {@link Report}.
 */
class ResultsTests {

	private static final Contestant OURS = new Contestant(ServerKind.BOSS_FAST, Scenario.ECHO);

	private static final Machine MACHINE = new Machine("two cores", "a JVM", List.of("Spring Boot 4"));

	private final Results results = new Results();

	@Test
	void whenSeveralRoundsHasMedianAndSpread() {
		add(17, 1, 3.0);
		add(17, 2, 1.0);
		add(17, 3, 1.1);
		assertThat(summary(17)).isEqualTo(new Summary(1.1, 1.0, 3.0, 3));
		assertThat(summary(25).median()).isNaN();
	}

	@Test
	void whenResultsAreKeptReadsWhatWasWritten() {
		add(17, 1, 1.25);
		add(25, 1, 1.5);
		Results later = new Results();
		later.addAll(this.results.toCsv().lines().toList());
		assertThat(later.toCsv()).isEqualTo(this.results.toCsv());
		later.forget(25, Comparison.ECHO);
		assertThat(later.jdks()).containsExactly(17);
	}

	@Test
	void whenAnAimIsMissedItIsInBoldType() {
		add(17, 1, 1.1);
		add(25, 1, 1.25);
		assertThat(new Report(this.results, MACHINE).toMarkdown()).contains(
				"| this project on Tomcat: echo of text | NIO by hand: echo of text | CPU | ≤ 1.15 | 1.10 | **1.25** |");
	}

	@Test
	void whenOthersWereMeasuredTheRowsForTheReadmeHaveThem() {
		add(17, 1, 1.1);
		this.results.add(17, Comparison.ECHO, new Contestant(ServerKind.QUARKUS, Scenario.ECHO), 1,
				Map.of(Figure.RATIO.key(), 1.9));
		assertThat(new Report(this.results, MACHINE).rows()).extracting(Row::toMarkdown)
			.containsExactly("| CPU to send a text back ¹ | 1.10 | – | – | 1.90 |");
	}

	private Summary summary(int jdk) {
		return this.results.summary(jdk, Comparison.ECHO, OURS, Figure.RATIO);
	}

	private void add(int jdk, int round, double ratio) {
		this.results.add(jdk, Comparison.ECHO, OURS, round, Map.of(Figure.RATIO.key(), ratio));
	}

}
