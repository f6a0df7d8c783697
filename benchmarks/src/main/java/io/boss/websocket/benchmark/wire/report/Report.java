/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Options;
import io.boss.websocket.benchmark.wire.plan.Options.Pair;
import io.boss.websocket.benchmark.wire.plan.Scenario;
import io.boss.websocket.benchmark.wire.plan.ServerKind;

/**
 * The tables.
 */
public final class Report {

	private static final double CLIENT_IS_THE_LIMIT = 0.9;

	private static final String HEADER = """
			| figure | server | median | min – max | ÷ nio | ÷ tutorial | a second | p50 ms | p99 ms | client |
			|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
			""";

	private final Options options;

	private final Results results;

	private final Machine machine;

	/**
	 * Makes a report.
	 * @param options what was asked for
	 * @param results what was found
	 * @param machine where
	 */
	public Report(Options options, Results results, Machine machine) {
		this.options = options;
		this.results = results;
		this.machine = machine;
	}

	/**
	 * The report as the document has it.
	 * @return the text, in Markdown
	 */
	public String toMarkdown() {
		StringBuilder text = new StringBuilder();
		introduce(text);
		text.append(HEADER);
		for (Scenario scenario : this.options.scenarios()) {
			for (Figure figure : scenario.figures()) {
				appendRows(text, scenario, figure);
			}
		}
		text.append("\n### Must reach\n\n");
		new Targets(this.results, this.options.servers()).append(text);
		return text.toString();
	}

	private void introduce(StringBuilder text) {
		text.append("Measured on ").append(LocalDate.now(ZoneOffset.UTC)).append(": ");
		text.append(this.options.quick() ? "**a quick run, whose figures mean nothing**.\n\n"
				: "medians of %d interleaved rounds.\n\n".formatted(this.options.rounds()));
		text.append("- Machine: ").append(this.machine.hardware()).append('\n');
		text.append("- JVM: ").append(this.machine.java()).append('\n');
		text.append("- Versions: ").append(String.join(", ", this.machine.versions())).append('\n');
		Summary others = Summary.of(this.results.all(Figure.OTHER_CORES).toArray());
		text.append("- Other processes used %s cores while it was measured, %s at most.\n"
			.formatted(Figure.format(Math.max(0, others.median())), Figure.format(Math.max(0, others.most()))));
		text.append('\n');
	}

	private void appendRows(StringBuilder text, Scenario scenario, Figure figure) {
		String title = "**" + scenario.title() + "**, " + figure.unit();
		for (ServerKind server : this.options.servers()) {
			if (scenario.includes(server)) {
				text.append("| ").append(title).append(" | ");
				text.append(String.join(" | ", cells(new Pair(server, scenario), figure))).append(" |\n");
				title = "";
			}
		}
	}

	private List<String> cells(Pair pair, Figure figure) {
		if (!this.results.has(pair)) {
			return List.of(pair.server().title(), "did not run", "", "", "", "", "", "", "");
		}
		Summary summary = this.results.summary(pair, figure);
		return List.of(name(pair), Figure.format(summary.median()),
				Figure.format(summary.least()) + " – " + Figure.format(summary.most()),
				ratio(pair, ServerKind.NIO, figure), ratio(pair, ServerKind.TUTORIAL, figure),
				median(pair, Figure.RATE), median(pair, Figure.P50), median(pair, Figure.P99), client(pair));
	}

	private String name(Pair pair) {
		double lost = this.results.summary(pair, Figure.LOST).most();
		return pair.server().title() + ((lost > 0) ? " (" + Math.round(lost) + " connections lost)" : "");
	}

	private String ratio(Pair pair, ServerKind other, Figure figure) {
		return Figure.format(this.results.ratio(pair, new Pair(other, pair.scenario()), figure));
	}

	private String median(Pair pair, Figure figure) {
		return Figure.format(this.results.summary(pair, figure).median());
	}

	private String client(Pair pair) {
		double cores = this.results.summary(pair, Figure.CLIENT_CORES).median();
		return Figure.format(cores) + ((cores > CLIENT_IS_THE_LIMIT) ? " (the limit)" : "");
	}

}
