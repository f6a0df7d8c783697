/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;

/**
 * Comparison of servers that run one after the other, each with its clients: for what a
 * stopped client would distort, such as latency.
 */
final class SeparateRuns {

	private static final long MINUTES = 5;

	private static final List<String> FULL = List.of("warmup=5", "duration=4");

	private static final List<String> QUICK = List.of("warmup=1", "duration=2");

	private final Setup setup;

	SeparateRuns(Setup setup) {
		this.setup = setup;
	}

	/**
	 * Makes one round of it.
	 * @param contestants those that take part, the reference first
	 * @return what was found of each
	 * @throws IOException if a server or client fails
	 * @throws InterruptedException if interrupted
	 */
	Map<Contestant, Map<String, Double>> run(List<Contestant> contestants) throws IOException, InterruptedException {
		Map<Contestant, Map<String, Double>> found = new LinkedHashMap<>();
		for (Contestant contestant : contestants) {
			found.put(contestant, run(contestant));
		}
		Map<String, Double> reference = found.get(contestants.get(0));
		found.values().forEach((figures) -> {
			compare(figures, reference, Figure.CPU, Figure.RATIO);
			compare(figures, reference, Figure.RATE, Figure.RATE_RATIO);
			compare(figures, reference, Figure.P99, Figure.P99_RATIO);
		});
		return found;
	}

	private static void compare(Map<String, Double> figures, Map<String, Double> reference, Figure figure,
			Figure ratio) {
		Double value = figures.get(figure.key());
		Double other = reference.get(figure.key());
		if (value != null && other != null) {
			figures.put(ratio.key(), value / other);
		}
	}

	private Map<String, Double> run(Contestant contestant) throws IOException, InterruptedException {
		Path result = this.setup.output().resolve(contestant.id() + ".properties");
		Files.deleteIfExists(result);
		try (ServerProcess server = this.setup.startServer(contestant)) {
			List<String> arguments = new ArrayList<>(this.setup.clientArguments(contestant, server));
			arguments.addAll(this.setup.options().quick() ? QUICK : FULL);
			arguments.add("result=" + result);
			await(this.setup.startClient(arguments, this.setup.log(contestant, "client")), contestant);
		}
		return read(result);
	}

	private static void await(Process client, Contestant contestant) throws IOException, InterruptedException {
		if (!client.waitFor(MINUTES, TimeUnit.MINUTES)) {
			client.destroyForcibly();
			throw new IOException("The clients of " + contestant.id() + " did not end in time");
		}
		if (client.exitValue() != 0) {
			throw new IOException("The clients of " + contestant.id() + " failed");
		}
	}

	private static Map<String, Double> read(Path result) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(result)) {
			properties.load(reader);
		}
		Map<String, Double> results = new TreeMap<>();
		properties.forEach((name, value) -> results.put((String) name, Double.valueOf((String) value)));
		return results;
	}

}
