/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that a test needs and Maven cannot bring. Without them, a test is skipped on
 * somebody's own machine and fails where {@code CI=true}.
 */
final class Program {

	// Administrators' programs are seldom on the path of others.
	private static final String PATH = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";

	private Program() {
	}

	static Path find(String... names) {
		Optional<Path> program = Arrays.stream(names).flatMap(Program::candidates).findFirst();
		if (program.isEmpty()) {
			String message = "Not installed: " + String.join(" or ", names);
			if ("true".equals(System.getenv("CI"))) {
				Assertions.fail(message);
			}
			Assumptions.abort(message + "; skipped");
		}
		return program.orElseThrow();
	}

	private static Stream<Path> candidates(String name) {
		return Arrays.stream(PATH.split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable);
	}

}
