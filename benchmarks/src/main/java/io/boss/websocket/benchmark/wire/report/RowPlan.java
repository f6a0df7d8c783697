/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.boss.websocket.benchmark.wire.plan.Comparison;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Scenario;
import io.boss.websocket.benchmark.wire.plan.ServerKind;

/**
 * Plan of a row of the comparison with other servers: CPU of this project, of Spring's
 * handler, of STOMP and of Quarkus.
 */
enum RowPlan {

	/** Multiples of NIO by hand. */
	FAN_OUT_1("CPU for each frame, one broadcast under way ¹", Comparison.FAN_OUT_1, Scenario.FAN_OUT_1, true),

	/** Multiples of NIO by hand. */
	FAN_OUT_64("the same, 64 under way ¹", Comparison.FAN_OUT_64, Scenario.FAN_OUT_64, true),

	/** Multiples of NIO by hand. */
	ECHO("CPU to send a text back ¹", Comparison.ECHO, Scenario.ECHO, true),

	/** Multiples of this project. */
	TYPED("the same, JSON as objects ²", Comparison.TYPED_OTHERS, Scenario.TYPED, false);

	private static final List<ServerKind> SERVERS = List.of(ServerKind.BOSS_FAST, ServerKind.TUTORIAL, ServerKind.STOMP,
			ServerKind.QUARKUS);

	private final String label;

	private final Comparison comparison;

	private final Scenario scenario;

	private final boolean ofReference;

	RowPlan(String label, Comparison comparison, Scenario scenario, boolean ofReference) {
		this.label = label;
		this.comparison = comparison;
		this.scenario = scenario;
		this.ofReference = ofReference;
	}

	Optional<Row> row(Results results, int jdk) {
		double ours = ratio(results, jdk, ServerKind.BOSS_FAST);
		double unit = this.ofReference ? 1 : ours;
		List<String> cells = SERVERS.stream()
			.map((server) -> Figure.format(ratio(results, jdk, server) / unit))
			.toList();
		return Stream.of(new Row(this.label, cells)).filter((row) -> Double.isFinite(ours)).findFirst();
	}

	private double ratio(Results results, int jdk, ServerKind server) {
		return results.summary(jdk, this.comparison, new Contestant(server, this.scenario), Figure.RATIO).median();
	}

}
