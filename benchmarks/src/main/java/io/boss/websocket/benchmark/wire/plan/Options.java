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
 * Choice of what is to be measured.
 *
 * @param comparisons the comparisons
 * @param jdks what servers run on
 * @param rounds how often each is measured, from fresh servers on
 * @param others whether servers take part of which nothing is asked, in the first round
 * @param quick whether it need only be seen to work
 * @param busy whether the client asks for readiness all the time
 * @param keep whether results that are there already stay, except those that are measured
 * anew
 * @param write whether the tables are written into the documents
 */
public record Options(List<Comparison> comparisons, List<Jdk> jdks, int rounds, boolean others, boolean quick,
		boolean busy, boolean keep, boolean write) {

	private static final Set<String> NAMES = Set.of("comparisons", "jdks", "rounds", "others", "quick", "busy", "keep",
			"write");

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
		return new Options(list(values.get("comparisons"), Comparison::of, List.of(Comparison.values())),
				jdks(values.get("jdks")), Integer.parseInt(values.getOrDefault("rounds", quick ? "1" : "3")),
				Boolean.parseBoolean(values.getOrDefault("others", "true")), quick,
				Boolean.parseBoolean(values.getOrDefault("busy", "true")), Boolean.parseBoolean(values.get("keep")),
				Boolean.parseBoolean(values.getOrDefault("write", Boolean.toString(!quick))));
	}

	/**
	 * Those that take part in a round of a comparison.
	 * @param comparison the comparison
	 * @param round the round, from 1 on
	 * @return the contestants, the reference first
	 */
	public List<Contestant> contestants(Comparison comparison, int round) {
		return comparison.contestants(this.others && round == 1);
	}

	private static List<Jdk> jdks(@Nullable String versions) {
		List<Jdk> found = Jdk.found();
		return list(versions,
				(version) -> found.stream()
					.filter((jdk) -> version.equals(Integer.toString(jdk.version())))
					.findFirst()
					.orElseThrow(() -> new IllegalArgumentException(
							"No JDK " + version + "; set " + Jdk.OTHER + ", or run this with it")),
				found);
	}

	private static <T> List<T> list(@Nullable String names, Function<String, T> find, List<T> all) {
		return (names != null && !names.isEmpty()) ? Arrays.stream(names.split(",")).map(find).toList() : all;
	}

}
