/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.startup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cost of one start.
 *
 * @param elapsed milliseconds from the start of the JVM to the application's readiness
 * @param cpu milliseconds of CPU time of the process
 * @param classes loaded classes
 */
record Start(long elapsed, long cpu, long classes) {

	static final String PREFIX = "Ready after ";

	private static final Pattern LINE = Pattern.compile(PREFIX + "(\\d+) (-?\\d+) (\\d+)");

	static Optional<Start> in(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.find() ? Optional.of(new Start(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
				: Optional.empty();
	}

	private static long number(Matcher matcher, int group) {
		return Long.parseLong(matcher.group(group));
	}

}
