/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Seed of the test that runs on a thread.
 */
public final class Seeds {

	/**
	 * System property that gives back a seed that has failed.
	 */
	public static final String PROPERTY = "boss.seed";

	private static final ThreadLocal<@Nullable Run> current = new ThreadLocal<>();

	private Seeds() {
	}

	/**
	 * The seed of the test on this thread.
	 * @return the seed, or {@code null} for tasks in order
	 */
	public static @Nullable Long current() {
		Run run = current.get();
		return (run != null) ? run.seed : null;
	}

	/**
	 * Transcripts of the testers that the test on this thread has used with its seed.
	 * @return a copy, oldest first
	 */
	public static List<Transcript> transcripts() {
		Run run = current.get();
		return (run != null) ? List.copyOf(run.transcripts) : List.of();
	}

	/**
	 * A test with a seed begins on this thread.
	 * @param seed the seed
	 * @return ends it, on the same thread, where a test around it goes on if there is one
	 */
	public static AutoCloseable begin(long seed) {
		Run outer = current.get();
		Run run = new Run(seed);
		current.set(run);
		return () -> end(run, outer);
	}

	private static void end(Run run, @Nullable Run outer) {
		if (current.get() != run) {
			return;
		}
		if (outer != null) {
			current.set(outer);
		}
		else {
			current.remove();
		}
	}

	static void used(@Nullable Long seed, Transcript transcript) {
		Run run = current.get();
		if (run != null && seed != null && run.seed == seed && !run.transcripts.contains(transcript)) {
			run.transcripts.add(transcript);
		}
	}

	private static final class Run {

		private final long seed;

		private final List<Transcript> transcripts = new ArrayList<>();

		private Run(long seed) {
			this.seed = seed;
		}

	}

}
