/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.boss.websocket.benchmark.wire.plan.Comparison;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;

/**
 * Results of all rounds.
 */
public final class Results {

	private static final String HEADER = "jdk,comparison,contestant,round,figure,value";

	private final Map<Key, Map<String, Double>> measurements = new LinkedHashMap<>();

	/**
	 * Reads results that were kept.
	 * @param csv what {@link #toCsv()} has made
	 */
	public void addAll(List<String> csv) {
		for (String line : csv.subList(Math.min(1, csv.size()), csv.size())) {
			String[] fields = line.split(",");
			this.measurements
				.computeIfAbsent(
						new Key(Integer.parseInt(fields[0]), fields[1], fields[2], Integer.parseInt(fields[3])),
						(key) -> new TreeMap<>())
				.put(fields[4], Double.valueOf(fields[5]));
		}
	}

	/**
	 * Forgets what was found in a comparison, as it is measured anew.
	 * @param jdk the version of the JDK
	 * @param comparison the comparison
	 */
	public void forget(int jdk, Comparison comparison) {
		this.measurements.keySet().removeIf((key) -> key.jdk == jdk && key.comparison.equals(comparison.id()));
	}

	/**
	 * Adds a measurement.
	 * @param jdk the version of the JDK
	 * @param comparison the comparison
	 * @param contestant what was measured
	 * @param round the round
	 * @param values what was found, by name
	 */
	public void add(int jdk, Comparison comparison, Contestant contestant, int round, Map<String, Double> values) {
		this.measurements.put(new Key(jdk, comparison.id(), contestant.id(), round), new TreeMap<>(values));
	}

	/**
	 * All of it, one number a line.
	 * @return the text
	 */
	public String toCsv() {
		StringBuilder lines = new StringBuilder(HEADER).append('\n');
		this.measurements.forEach((key, values) -> values.forEach((name, value) -> lines
			.append("%d,%s,%s,%d,%s,%s%n".formatted(key.jdk, key.comparison, key.contestant, key.round, name, value))));
		return lines.toString();
	}

	/**
	 * JDKs of which there are results.
	 * @return their versions, in their order
	 */
	List<Integer> jdks() {
		return this.measurements.keySet().stream().map(Key::jdk).distinct().sorted().toList();
	}

	Summary summary(int jdk, Comparison comparison, Contestant contestant, Figure figure) {
		double[] values = this.measurements.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isOf(jdk, comparison, contestant))
			.map((entry) -> entry.getValue().get(figure.key()))
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.filter((value) -> !Double.isNaN(value))
			.toArray();
		return Summary.of(values);
	}

	private record Key(int jdk, String comparison, String contestant, int round) {

		private boolean isOf(int jdk, Comparison comparison, Contestant contestant) {
			return this.jdk == jdk && this.comparison.equals(comparison.id())
					&& this.contestant.equals(contestant.id());
		}

	}

}
