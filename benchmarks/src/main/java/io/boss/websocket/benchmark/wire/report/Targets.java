/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Options.Pair;
import io.boss.websocket.benchmark.wire.plan.Scenario;
import io.boss.websocket.benchmark.wire.plan.ServerKind;

/**
 * Targets of this project, and whether they are reached. They are those of the two direct
 * socket upgraders; the sessions of the container are shown beside them.
 */
final class Targets {

	private static final String TIMES = "×";

	private static final List<ServerKind> RIVALS = List.of(ServerKind.QUARKUS, ServerKind.VERTX);

	private static final List<Target> TARGETS = List.of(
			Target.atMost("fan-out, one outstanding: CPU against nio", 1.15, 1.35, TIMES,
					against(ServerKind.NIO, Scenario.FAN_OUT_1, Figure.CPU)),
			Target.atMost("fan-out, 64 outstanding: CPU against nio", 2, 2.5, TIMES,
					against(ServerKind.NIO, Scenario.FAN_OUT_64, Figure.CPU)),
			Target.atLeast("fan-out, 64 outstanding: CPU of tutorial against it", 40, TIMES,
					(results, server) -> 1
							/ against(results, server, ServerKind.TUTORIAL, Scenario.FAN_OUT_64, Figure.CPU)),
			Target.atMost("fan-out, 64 outstanding: CPU, a fifth of what uWebSockets took", 0.5, 0.5, " µs",
					(results, server) -> median(results, server, Scenario.FAN_OUT_64, Figure.CPU)),
			Target.atMost("fan-out of 2 KB: CPU against tutorial", 0.5, 0.5, TIMES,
					against(ServerKind.TUTORIAL, Scenario.FAN_OUT_2K, Figure.CPU)),
			Target.atMost("60 broadcasts a second: p99 against tutorial", 0.6, 0.6, TIMES,
					against(ServerKind.TUTORIAL, Scenario.RATE_60, Figure.P99)),
			Target.atMost("echo through a service: CPU against tutorial's direct echo", 0.5, 1, TIMES,
					against(ServerKind.TUTORIAL, Scenario.ECHO, Figure.CPU)),
			Target.atMost("handshake: CPU against tutorial", 0.7, 0.7, TIMES,
					against(ServerKind.TUTORIAL, Scenario.HANDSHAKE, Figure.CPU)),
			Target.atMost("idle connection: live heap", 6, 6, " KB",
					(results, server) -> median(results, server, Scenario.IDLE, Figure.HEAP)),
			Target.atMost("idle connection: live heap against tutorial", 0.1, 0.1, TIMES,
					against(ServerKind.TUTORIAL, Scenario.IDLE, Figure.HEAP)),
			Target.atLeast("a tenth never reads: throughput of the others against a run without them", 0.95, TIMES,
					(results, server) -> results.ratio(new Pair(server, Scenario.SLOW_READERS),
							new Pair(server, Scenario.NO_SLOW_READERS), Figure.RATE)),
			Target.atMost("fan-out to 10,000: CPU for a frame against 1,000", 1.3, 1.3, TIMES,
					(results, server) -> results.ratio(new Pair(server, Scenario.FAN_OUT_10K),
							new Pair(server, Scenario.FAN_OUT_1), Figure.CPU)),
			Target.atLeast("against Quarkus and Vert.x: the closest row", 1, TIMES, Targets::closestRow),
			Target.atLeast("against Quarkus and Vert.x: CPU with 64 outstanding", 20, TIMES, (results,
					server) -> lead(results, server, Scenario.FAN_OUT_64, Figure.CPU).min().orElse(Double.NaN)));

	private final Results results;

	private final List<ServerKind> servers;

	Targets(Results results, List<ServerKind> servers) {
		this.results = results;
		this.servers = servers.stream().filter(ServerKind::isOurs).toList();
	}

	void append(StringBuilder text) {
		text.append("| figure | target |");
		this.servers.forEach((server) -> text.append(' ').append(server.title()).append(" |"));
		text.append("\n|---|---|").append("---|".repeat(this.servers.size())).append('\n');
		for (Target target : TARGETS) {
			text.append("| ").append(target.text()).append(" | ").append(limits(target)).append(" |");
			this.servers.forEach((server) -> text.append(' ').append(verdict(target, server)).append(" |"));
			text.append('\n');
		}
	}

	private static String limits(Target target) {
		String limit = (target.atMost() ? "≤ " : "≥ ") + number(target.fast(), target);
		return (target.fast() != target.portable()) ? limit + " (on Jetty " + number(target.portable(), target) + ")"
				: limit;
	}

	private String verdict(Target target, ServerKind server) {
		double value = target.reading().applyAsDouble(this.results, server);
		if (Double.isNaN(value)) {
			return "–";
		}
		String number = number(value, target);
		if (server == ServerKind.BOSS_CONTAINER) {
			return number;
		}
		return target.isReached(server, value) ? number + " reached" : "**" + number + " missed**";
	}

	private static String number(double value, Target target) {
		return Figure.format(value) + target.unit();
	}

	private static ToDoubleBiFunction<Results, ServerKind> against(ServerKind other, Scenario scenario, Figure figure) {
		return (results, server) -> against(results, server, other, scenario, figure);
	}

	private static double against(Results results, ServerKind server, ServerKind other, Scenario scenario,
			Figure figure) {
		return results.ratio(new Pair(server, scenario), new Pair(other, scenario), figure);
	}

	private static double median(Results results, ServerKind server, Scenario scenario, Figure figure) {
		return results.summary(new Pair(server, scenario), figure).median();
	}

	private static double closestRow(Results results, ServerKind server) {
		return Arrays.stream(Scenario.values())
			.flatMapToDouble((scenario) -> lead(results, server, scenario, scenario.figures().get(0)))
			.min()
			.orElse(Double.NaN);
	}

	// How many times as much the others need, or as little they do.
	private static DoubleStream lead(Results results, ServerKind server, Scenario scenario, Figure figure) {
		Stream<Double> ratios = RIVALS.stream().map((rival) -> against(results, server, rival, scenario, figure));
		return ratios.mapToDouble((ratio) -> figure.lessIsBetter() ? 1 / ratio : ratio)
			.filter((lead) -> !Double.isNaN(lead));
	}

}
