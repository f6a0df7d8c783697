/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Measures broadcasts through each engine, for one, two and three nodes, and beside it
 * what the client library of the broker does when nothing else is there. Brokers and all
 * nodes run on this machine, so only what stands in one line of the output can be
 * compared.
 * <p>
 * {@code mvn -q -Pcluster-benchmark -pl cluster-tests -am -Dmaven.test.skip=false
 * -DskipTests verify}
 */
final class ClusterBenchmark {

	private static final int MESSAGES = 50_000;

	private ClusterBenchmark() {
	}

	public static void main(String[] args) throws Exception {
		System.out.println("| engine | nodes | messages/s | client alone | ratio | ms (50 %) | client alone | ms (99 %)"
				+ " | client alone |");
		System.out.println("|---|---|---|---|---|---|---|---|---|");
		try (Brokers brokers = new Brokers()) {
			brokers.all().forEach(ClusterBenchmark::measure);
		}
		System.exit(0);
	}

	private static void measure(Brokers.Kind kind) {
		for (int nodes = 1; nodes <= 3; nodes++) {
			// One after the other, so that neither has the machine's good moment alone.
			Measurement.Result boss = measure(nodes, kind.boss());
			Measurement.Result raw = measure(nodes, kind.raw());
			System.out
				.println(String.format(Locale.ROOT, "| %s | %d | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.2f | %.2f |",
						kind.name(), nodes, boss.perSecond(), raw.perSecond(), boss.perSecond() / raw.perSecond(),
						boss.median(), raw.median(), boss.worst(), raw.worst()));
		}
	}

	private static Measurement.Result measure(int nodes, IntFunction<Bus> buses) {
		try (Bus bus = buses.apply(nodes)) {
			return new Measurement(nodes).measure(bus, MESSAGES);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
