/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.boss.websocket.benchmark.wire.plan.Bound;
import io.boss.websocket.benchmark.wire.plan.Comparison;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Entry;
import io.boss.websocket.benchmark.wire.plan.Figure;

/**
 * Tables of the results, in Markdown, with the JDKs beside each other.
 */
public final class Report {

	private static final double CLIENT_IS_THE_LIMIT = 0.9;

	private static final List<Figure> DETAILS = List.of(Figure.CPU, Figure.USER, Figure.SYSTEM, Figure.COMPILER,
			Figure.RATE, Figure.BYTES, Figure.P50, Figure.P99, Figure.HEAP, Figure.RESIDENT);

	private final Results results;

	private final Machine machine;

	/**
	 * Makes a report.
	 * @param results what was found
	 * @param machine where
	 */
	public Report(Results results, Machine machine) {
		this.results = results;
		this.machine = machine;
	}

	/**
	 * The report as the document has it.
	 * @return the text
	 */
	public String toMarkdown() {
		StringBuilder text = new StringBuilder();
		introduce(text);
		appendBounds(text);
		text.append("\nWhat lies behind these ratios, and servers of which nothing is asked:\n\n");
		appendDetails(text);
		return text.toString();
	}

	private void introduce(StringBuilder text) {
		text.append("Measured on ").append(LocalDate.now(ZoneOffset.UTC)).append(".\n\n");
		text.append("- Machine: ").append(this.machine.hardware()).append('\n');
		text.append("- JDK: ").append(this.machine.java()).append('\n');
		text.append("- Versions: ").append(String.join(", ", this.machine.versions())).append("\n\n");
	}

	private void appendBounds(StringBuilder text) {
		StringBuilder rule = new StringBuilder("|---|---|---|--:|");
		text.append("| what | compared with | figure | aim |");
		for (int jdk : this.results.jdks()) {
			text.append(" JDK ").append(jdk).append(" |");
			rule.append("--:|");
		}
		text.append('\n').append(rule).append('\n');
		for (Comparison comparison : Comparison.values()) {
			for (Entry entry : comparison.entries()) {
				entry.bounds().forEach((bound) -> appendBound(text, comparison, entry.contestant(), bound));
			}
		}
	}

	private void appendBound(StringBuilder text, Comparison comparison, Contestant contestant, Bound bound) {
		text.append("| ").append(name(contestant)).append(" | ");
		text.append(isAbsolute(bound.figure()) ? "–" : name(comparison.reference())).append(" | ");
		text.append(bound.figure().unit()).append(" | ").append(bound.text()).append(" |");
		for (int jdk : this.results.jdks()) {
			Summary summary = this.results.summary(jdk, comparison, contestant, bound.figure());
			text.append(' ').append(verdict(summary, bound)).append(" |");
		}
		text.append('\n');
	}

	private static boolean isAbsolute(Figure figure) {
		return figure == Figure.ALLOCATION || figure == Figure.HEAP;
	}

	private static String verdict(Summary summary, Bound bound) {
		if (summary.count() == 0) {
			return "–";
		}
		String value = spread(summary);
		return bound.isReached(summary.median()) ? value : "**" + value + "**";
	}

	private static String spread(Summary summary) {
		String median = Figure.format(summary.median());
		return (summary.count() == 1) ? median
				: "%s (%s – %s)".formatted(median, Figure.format(summary.least()), Figure.format(summary.most()));
	}

	private static String name(Contestant contestant) {
		return contestant.server().title() + ": " + contestant.scenario().title();
	}

	private void appendDetails(StringBuilder text) {
		text.append("| what | JDK | CPU, × the first |");
		DETAILS.forEach((figure) -> text.append(' ').append(figure.unit()).append(" |"));
		text.append("\n|---|--:|").append("--:|".repeat(DETAILS.size() + 1)).append('\n');
		for (Comparison comparison : Comparison.values()) {
			for (Contestant contestant : comparison.contestants(true)) {
				this.results.jdks().forEach((jdk) -> appendDetails(text, comparison, contestant, jdk));
			}
		}
	}

	private void appendDetails(StringBuilder text, Comparison comparison, Contestant contestant, int jdk) {
		if (this.results.summary(jdk, comparison, contestant, Figure.CPU).count() == 0
				&& this.results.summary(jdk, comparison, contestant, Figure.HEAP).count() == 0) {
			return;
		}
		boolean first = contestant.equals(comparison.reference());
		text.append(first ? "| **" : "| ").append(name(contestant)).append(first ? "**" : "");
		text.append(remark(comparison, contestant, jdk)).append(" | ").append(jdk).append(" |");
		Stream.concat(Stream.of(Figure.RATIO), DETAILS.stream())
			.map((figure) -> this.results.summary(jdk, comparison, contestant, figure))
			.forEach((summary) -> text.append(' ').append(Figure.format(summary.median())).append(" |"));
		text.append('\n');
	}

	private String remark(Comparison comparison, Contestant contestant, int jdk) {
		double lost = this.results.summary(jdk, comparison, contestant, Figure.LOST).most();
		double client = this.results.summary(jdk, comparison, contestant, Figure.CLIENT_CORES).median();
		return ((lost > 0) ? " (" + Math.round(lost) + " connections lost)" : "")
				+ ((client > CLIENT_IS_THE_LIMIT) ? " (the client was at its limit)" : "");
	}

	/**
	 * What the comparison with other servers is told, for the oldest JDK.
	 * @return its rows by their labels; without those of which too little is known
	 */
	public List<Row> rows() {
		Optional<Integer> jdk = this.results.jdks().stream().findFirst();
		return jdk
			.map((version) -> Stream.of(RowPlan.values())
				.map((plan) -> plan.row(this.results, version))
				.flatMap(Optional::stream)
				.toList())
			.orElse(List.of());
	}

}
