/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Build of the Quarkus application, which is no module of the build: its dependencies are
 * many, and only this benchmark needs them.
 */
final class QuarkusBuild {

	private QuarkusBuild() {
	}

	static Path runner(Installation installation) {
		return project(installation).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
	}

	static Path libraries(Installation installation) {
		return runner(installation).resolveSibling(Path.of("lib", "main"));
	}

	static void run(Installation installation) throws IOException, InterruptedException {
		String home = Optional.ofNullable(System.getenv("MAVEN_HOME")).map((maven) -> maven + "/bin/").orElse("");
		Process maven = new ProcessBuilder(List.of(home + "mvn", "-q", "-B", "-DskipTests", "package"))
			.directory(project(installation).toFile())
			.inheritIO()
			.start();
		if (maven.waitFor() != 0) {
			throw new IllegalStateException("The Quarkus application was not built");
		}
	}

	private static Path project(Installation installation) {
		return installation.module().resolve("quarkus");
	}

}
