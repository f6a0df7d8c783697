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
import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Figure;
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
		if (this.options.servers().contains(ServerKind.QUARKUS)) {
			logger.log(Level.INFO, "Building the Quarkus application");
			QuarkusBuild.run(this.installation);
		}
		for (int round = 1; round <= this.options.rounds(); round++) {
			for (Options.Pair pair : this.options.pairs()) {
				measure(round, pair);
			}
		}
		publish();
	}

	// A server that fails leaves a gap in the tables and does not end the others.
	private void measure(int round, Options.Pair pair) throws InterruptedException {
		try {
			Map<String, Double> values = new Experiment(this.installation, this.options).run(pair);
			this.results.add(round, pair, values);
			Figure figure = pair.scenario().figures().get(0);
			logger.log(Level.INFO,
					() -> "%d/%d %-10s %-15s %s %s".formatted(round, this.options.rounds(), pair.scenario().id(),
							pair.server().id(), Figure.format(values.getOrDefault(figure.key(), Double.NaN)),
							figure.unit()));
			keep();
		}
		catch (IOException ex) {
			logger.log(Level.ERROR, () -> "%d/%d %-10s %-15s failed: %s".formatted(round, this.options.rounds(),
					pair.scenario().id(), pair.server().id(), ex.getMessage()));
		}
	}

	private String report() throws IOException {
		Machine machine = Machine.describe(this.installation.libraryNames(), QuarkusBuild.libraries(this.installation),
				Installation.SERVER_FLAGS);
		return new Report(this.options, this.results, machine).toMarkdown();
	}

	// After each measurement, so that a run that is ended leaves what it has found.
	private void keep() throws IOException {
		Path output = this.installation.output();
		Files.writeString(output.resolve("results.csv"), this.results.toCsv());
		Files.writeString(output.resolve("report.md"), report());
	}

	private void publish() throws IOException {
		String report = report();
		if (this.options.write()) {
			Document.replaceSection(this.installation.document(), report);
		}
		logger.log(Level.INFO, "\n" + report);
	}

}
