/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Options of the benchmark.
 *
 * @param servers the servers to measure
 * @param scenarios the scenarios to measure
 * @param rounds how often; the rounds are interleaved
 * @param quick whether it need only be seen to work
 * @param busy whether the client asks for readiness all the time instead of waiting for
 * it
 * @param write whether the tables are written into the document
 */
public record Options(List<ServerKind> servers, List<Scenario> scenarios, int rounds, boolean quick, boolean busy,
		boolean write) {

	private static final Set<String> NAMES = Set.of("servers", "scenarios", "rounds", "quick", "busy", "write");

	/**
	 * Parses the command line.
	 * @param arguments the arguments
	 * @return the options
	 */
	public static Options parse(String[] arguments) {
		Map<String, String> values = Arguments.parse(arguments);
		for (String name : values.keySet()) {
			if (!NAMES.contains(name)) {
				throw new IllegalArgumentException("No option '" + name + "'; there are " + NAMES);
			}
		}
		boolean quick = Boolean.parseBoolean(values.get("quick"));
		return new Options(list(values.get("servers"), ServerKind::of, ServerKind.usual()),
				list(values.get("scenarios"), Scenario::of, List.of(Scenario.values())),
				Integer.parseInt(values.getOrDefault("rounds", quick ? "1" : "3")), quick,
				Boolean.parseBoolean(values.getOrDefault("busy", "true")),
				Boolean.parseBoolean(values.getOrDefault("write", Boolean.toString(!quick))));
	}

	private static <T> List<T> list(@Nullable String names, Function<String, T> find, List<T> all) {
		return (names != null) ? Arrays.stream(names.split(",")).map(find).toList() : all;
	}

	/**
	 * What is measured in each round, in this order.
	 * @return the pairs
	 */
	public List<Pair> pairs() {
		return this.scenarios.stream()
			.flatMap((scenario) -> this.servers.stream()
				.filter(scenario::includes)
				.map((server) -> new Pair(server, scenario)))
			.toList();
	}

	/**
	 * One measurement.
	 *
	 * @param server the server
	 * @param scenario the scenario
	 */
	public record Pair(ServerKind server, Scenario scenario) {

		/**
		 * A name for files.
		 * @return the two ids
		 */
		public String id() {
			return this.scenario.id() + "-" + this.server.id();
		}

	}

}
