/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Certificate;
import io.boss.websocket.benchmark.wire.plan.Comparison;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Jdk;
import io.boss.websocket.benchmark.wire.plan.Options;
import io.boss.websocket.benchmark.wire.plan.ServerKind;
import io.boss.websocket.benchmark.wire.report.Document;
import io.boss.websocket.benchmark.wire.report.Machine;
import io.boss.websocket.benchmark.wire.report.Report;
import io.boss.websocket.benchmark.wire.report.Results;

/**
 * Benchmark of the processor time and the memory that servers use for the messages that
 * they receive and send: it starts each in a process of its own, drives it by a client in
 * another, and makes tables of the results. {@code docs/benchmarks.md} has the command
 * line.
 */
public final class WireBenchmark {

	private static final Logger logger;

	static {
		if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
			System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n");
		}
		logger = System.getLogger(WireBenchmark.class.getName());
	}

	private static final String RESULTS = "results.csv";

	private final Installation installation;

	private final Options options;

	private final Results results = new Results();

	private WireBenchmark(Installation installation, Options options) {
		this.installation = installation;
		this.options = options;
	}

	/**
	 * Runs it.
	 * @param arguments see {@link Options}
	 * @throws IOException if the results cannot be written
	 * @throws URISyntaxException if this class is nowhere
	 * @throws InterruptedException if interrupted
	 */
	public static void main(String[] arguments) throws IOException, URISyntaxException, InterruptedException {
		Runtime.getRuntime().addShutdownHook(new Thread(WireBenchmark::endChildren));
		new WireBenchmark(Installation.locate(), Options.parse(arguments)).run();
	}

	// Else a run that is interrupted leaves a server behind.
	private static void endChildren() {
		ProcessHandle.current().children().forEach(ProcessHandle::destroy);
	}

	private void run() throws IOException, InterruptedException {
		keepEarlier();
		if (needsQuarkus()) {
			logger.log(Level.INFO, "Building the Quarkus application");
			QuarkusBuild.run(this.installation);
		}
		Certificate.make(this.installation.output(), this.options.jdks().get(0));
		for (Jdk jdk : this.options.jdks()) {
			this.options.comparisons().forEach((comparison) -> this.results.forget(jdk.version(), comparison));
		}
		for (int round = 1; round <= this.options.rounds(); round++) {
			for (Comparison comparison : this.options.comparisons()) {
				for (Jdk jdk : this.options.jdks()) {
					measure(round, comparison, jdk);
				}
			}
		}
		publish();
	}

	private void keepEarlier() throws IOException {
		Path earlier = this.installation.output().resolve(RESULTS);
		if (this.options.keep() && Files.exists(earlier)) {
			this.results.addAll(Files.readAllLines(earlier));
		}
		if (this.options.jdks().size() == 1) {
			logger.log(Level.INFO, () -> "On one JDK only; " + Jdk.OTHER + " names another");
		}
	}

	private boolean needsQuarkus() {
		return this.options.comparisons()
			.stream()
			.flatMap((comparison) -> this.options.contestants(comparison, 1).stream())
			.anyMatch((contestant) -> contestant.server() == ServerKind.QUARKUS);
	}

	// A comparison that fails leaves a gap in the tables and does not end the others.
	private void measure(int round, Comparison comparison, Jdk jdk) throws InterruptedException {
		try {
			measure(comparison, new Setup(this.installation, this.options, jdk),
					this.options.contestants(comparison, round))
				.forEach((contestant, values) -> add(round, comparison, jdk, contestant, values));
			keep();
		}
		catch (IOException ex) {
			logger.log(Level.ERROR, () -> "%d/%d JDK %d %s failed: %s".formatted(round, this.options.rounds(),
					jdk.version(), comparison.id(), ex.getMessage()));
		}
	}

	private Map<Contestant, Map<String, Double>> measure(Comparison comparison, Setup setup,
			List<Contestant> contestants) throws IOException, InterruptedException {
		return switch (comparison.method()) {
			case SLICES -> new SlicedComparison(setup).run(contestants);
			case RUNS -> new SeparateRuns(setup).run(contestants);
		};
	}

	private void add(int round, Comparison comparison, Jdk jdk, Contestant contestant, Map<String, Double> values) {
		this.results.add(jdk.version(), comparison, contestant, round, values);
		logger.log(Level.INFO,
				() -> "%d/%d JDK %d %-12s %-28s %s µs, ratio %s".formatted(round, this.options.rounds(), jdk.version(),
						comparison.id(), contestant.id(), value(values, Figure.CPU), value(values, Figure.RATIO)));
	}

	private static String value(Map<String, Double> values, Figure figure) {
		return Figure.format(values.getOrDefault(figure.key(), Double.NaN));
	}

	private Report report() throws IOException {
		return new Report(this.results, Machine.describe(this.installation.libraryNames(),
				QuarkusBuild.libraries(this.installation), Installation.SERVER_FLAGS));
	}

	// After each measurement, so that a run that is ended leaves what it has found.
	private void keep() throws IOException {
		Path output = this.installation.output();
		Files.writeString(output.resolve(RESULTS), this.results.toCsv());
		Files.writeString(output.resolve("report.md"), report().toMarkdown());
	}

	private void publish() throws IOException {
		Report report = report();
		if (this.options.write()) {
			Document.replaceSection(this.installation.document(), report.toMarkdown());
			Document.replaceRows(this.installation.document(), report.rows());
			Document.replaceRows(this.installation.readme(), report.rows());
		}
		logger.log(Level.INFO, "\n" + report.toMarkdown());
	}

}
