/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Options.Pair;

/**
 * Results of all measurements.
 */
public final class Results {

	private final List<Measurement> measurements = new ArrayList<>();

	/**
	 * Adds a measurement.
	 * @param round the round
	 * @param pair what was measured
	 * @param values what was found, by name
	 */
	public void add(int round, Pair pair, Map<String, Double> values) {
		this.measurements.add(new Measurement(round, pair, new TreeMap<>(values)));
	}

	/**
	 * All of it, one number a line.
	 * @return the text
	 */
	public String toCsv() {
		StringBuilder lines = new StringBuilder("round,scenario,server,figure,value\n");
		for (Measurement measurement : this.measurements) {
			measurement.values.forEach((name, value) -> lines.append(measurement.round)
				.append(',')
				.append(measurement.pair.scenario().id())
				.append(',')
				.append(measurement.pair.server().id())
				.append(',')
				.append(name)
				.append(',')
				.append(value)
				.append('\n'));
		}
		return lines.toString();
	}

	boolean has(Pair pair) {
		return this.measurements.stream().anyMatch((measurement) -> measurement.pair.equals(pair));
	}

	Summary summary(Pair pair, Figure figure) {
		return Summary.of(this.measurements.stream()
			.filter((measurement) -> measurement.pair.equals(pair))
			.mapToDouble((measurement) -> measurement.value(figure))
			.toArray());
	}

	/**
	 * How two compare: the median of what each round says, so that a machine that was
	 * slow for a while was slow for both.
	 * @param pair the one above
	 * @param other the one below
	 * @param figure what is compared
	 * @return the ratio; not a number if one of them is missing
	 */
	double ratio(Pair pair, Pair other, Figure figure) {
		return Summary
			.of(this.measurements.stream()
				.filter((measurement) -> measurement.pair.equals(pair))
				.mapToDouble((measurement) -> measurement.value(figure) / value(measurement.round, other, figure))
				.filter((ratio) -> !Double.isNaN(ratio))
				.toArray())
			.median();
	}

	private double value(int round, Pair pair, Figure figure) {
		return this.measurements.stream()
			.filter((measurement) -> measurement.round == round && measurement.pair.equals(pair))
			.mapToDouble((measurement) -> measurement.value(figure))
			.findFirst()
			.orElse(Double.NaN);
	}

	DoubleStream all(Figure figure) {
		return this.measurements.stream()
			.mapToDouble((measurement) -> measurement.value(figure))
			.filter((value) -> !Double.isNaN(value));
	}

	private record Measurement(int round, Pair pair, Map<String, Double> values) {

		private double value(Figure figure) {
			return this.values.getOrDefault(figure.key(), Double.NaN);
		}

	}

}
