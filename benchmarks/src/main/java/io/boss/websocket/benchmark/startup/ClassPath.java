/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class path of an application that is started, as a part of the libraries of the
 * benchmarks.
 */
enum ClassPath {

	/** What spring-boot-starter-webmvc brings. */
	WEB("spring-boot-starter-webmvc",
			List.of("boss-", "apiguardian", "spring-boot-websocket", "spring-websocket", "spring-messaging")),

	/** What spring-boot-starter-websocket brings. */
	WEB_SOCKET("spring-boot-starter-websocket", List.of("boss-", "apiguardian")),

	/** What the starter of this project brings. */
	BOSS("boss-websocket-starter", List.of());

	// Of other benchmarks.
	private static final List<String> OTHERS = List.of("jetty", "jakarta.servlet", "jakarta.websocket", "vertx",
			"netty", "jmh", "jopt", "commons-math3", "HdrHistogram", "LatencyUtils", "micrometer-core",
			"spring-boot-jetty", "spring-boot-starter-jetty", "jackson-core-2");

	private final String title;

	private final List<String> without;

	ClassPath(String title, List<String> without) {
		this.title = title;
		this.without = without;
	}

	String title() {
		return this.title;
	}

	String of(Path classes, List<Path> libraries) {
		Stream<Path> needed = libraries.stream().filter((library) -> isNeeded(library.getFileName().toString()));
		return Stream.concat(Stream.of(classes), needed)
			.map(Path::toString)
			.collect(Collectors.joining(System.getProperty("path.separator")));
	}

	private boolean isNeeded(String jar) {
		return Stream.concat(OTHERS.stream(), this.without.stream()).noneMatch(jar::startsWith);
	}

}
