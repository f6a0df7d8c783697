/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Contestant;

/**
 * Comparison of servers that all run at the same time. The clients of all but one are
 * stopped, in turn, for slices so short that a machine whose speed changes is as fast for
 * a slice as for its neighbour.
 */
final class SlicedComparison {

	private final Setup setup;

	private final SlicePlan plan;

	SlicedComparison(Setup setup) {
		this.setup = setup;
		this.plan = setup.options().quick() ? SlicePlan.QUICK : SlicePlan.FULL;
	}

	/**
	 * Makes one round of it.
	 * @param contestants those that take part, the reference first
	 * @return what was found of each
	 * @throws IOException if the reference does not run
	 * @throws InterruptedException if interrupted
	 */
	Map<Contestant, Map<String, Double>> run(List<Contestant> contestants) throws IOException, InterruptedException {
		List<RunningContestant> running = new ArrayList<>();
		try {
			start(contestants, running);
			return measure(running);
		}
		finally {
			for (RunningContestant contestant : running) {
				contestant.close();
			}
		}
	}

	// Each warms up by itself, as all together would take turns at the cores.
	private void start(List<Contestant> contestants, List<RunningContestant> running)
			throws IOException, InterruptedException {
		Map<Contestant, ServerProcess> servers = new LinkedHashMap<>();
		for (Contestant contestant : contestants) {
			servers.put(contestant, this.setup.startServer(contestant));
		}
		try {
			for (Contestant contestant : contestants) {
				RunningContestant next = RunningContestant.start(this.setup, contestant, servers.get(contestant));
				running.add(next);
				servers.remove(contestant);
				Thread.sleep(this.plan.warmUpMillis());
				next.stop();
			}
		}
		finally {
			for (ServerProcess server : servers.values()) {
				server.close();
			}
		}
	}

	private Map<Contestant, Map<String, Double>> measure(List<RunningContestant> running)
			throws IOException, InterruptedException {
		List<Slices> slices = running.stream().map((contestant) -> new Slices(contestant, this.plan)).toList();
		for (int i = 0; i < this.plan.count(); i++) {
			List<Slices> order = new ArrayList<>(slices);
			if (i % 2 == 1) {
				Collections.reverse(order);
			}
			for (Slices next : order) {
				next.addOne();
			}
		}
		Map<Contestant, Map<String, Double>> found = new LinkedHashMap<>();
		for (Slices each : slices) {
			found.put(each.contestant(), each.comparedWith(slices.get(0)));
		}
		for (RunningContestant contestant : running) {
			Allocation.measure(this.setup, contestant, found.get(contestant.contestant()));
		}
		return found;
	}

}
