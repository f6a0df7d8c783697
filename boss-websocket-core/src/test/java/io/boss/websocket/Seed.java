/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.SplittableRandom;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The seed of a stress test: printed, so that a failure can be tried again with
 * {@code -Dboss.seed=<seed>}.
 */
public final class Seed {

	private static final Log logger = LogFactory.getLog(Seed.class);

	private Seed() {
	}

	public static SplittableRandom random(Class<?> test) {
		Long given = Long.getLong("boss.seed");
		long seed = (given != null) ? given : System.nanoTime();
		logger.info("Seed of " + test.getSimpleName() + ", to try it again: -Dboss.seed=" + seed);
		return new SplittableRandom(seed);
	}

}
