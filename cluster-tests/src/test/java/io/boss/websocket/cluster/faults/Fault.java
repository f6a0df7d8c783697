/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Something that is done to a cluster.
 *
 * @param kind what
 * @param length for how long
 */
record Fault(Kind kind, Duration length) {

	private static final int MINUTES = Integer.getInteger("boss.faults.minutes", 0);

	/**
	 * What is done one after the other: each kind once in the build, or 13 kills of up to
	 * 40 seconds and some of the others with {@code -Dboss.faults.minutes}.
	 * @param random decides
	 * @return the faults
	 */
	static List<Fault> some(Random random) {
		List<Fault> faults = new ArrayList<>();
		boolean all = MINUTES > 0;
		add(faults, Kind.KILLED, all ? 13 : 1, random);
		add(faults, Kind.STOPPED, all ? 4 : 1, random);
		add(faults, Kind.CUT, all ? 4 : 1, random);
		Collections.shuffle(faults, random);
		return faults;
	}

	private static void add(List<Fault> faults, Kind kind, int count, Random random) {
		for (int i = 0; i < count; i++) {
			int millis = (MINUTES > 0) ? random.nextInt(5_000, kind.longest) : random.nextInt(2_000, 4_000);
			faults.add(new Fault(kind, Duration.ofMillis(millis)));
		}
	}

	enum Kind {

		/** The broker is killed, and comes back empty. */
		KILLED(40_000),

		/** The broker is suspended. */
		STOPPED(20_000),

		/** One node cannot reach the broker. */
		CUT(20_000);

		private final int longest;

		Kind(int longest) {
			this.longest = longest;
		}

	}

}
