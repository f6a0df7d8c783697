/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * JDK that servers run on.
 *
 * @param version its feature version
 * @param home where it is
 */
public record Jdk(int version, Path home) {

	/**
	 * Variable that tells where another JDK is.
	 */
	public static final String OTHER = "JAVA25_HOME";

	private static final int OTHER_VERSION = 25;

	/**
	 * Finds the JDKs of this machine.
	 * @return the one that runs this, and the one that {@value #OTHER} names
	 */
	public static List<Jdk> found() {
		List<Jdk> found = new ArrayList<>();
		found.add(new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home"))));
		@Nullable String other = System.getenv(OTHER);
		if (other != null && found.get(0).version() != OTHER_VERSION) {
			found.add(new Jdk(OTHER_VERSION, Path.of(other)));
		}
		return found;
	}

	/**
	 * Its exact version.
	 * @return what its {@code release} file says
	 * @throws IOException if it has none
	 */
	public String release() throws IOException {
		Properties release = new Properties();
		try (Reader reader = Files.newBufferedReader(this.home.resolve("release"))) {
			release.load(reader);
		}
		return release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", "unknown"))
			.replace("\"", "");
	}

	/**
	 * One of its tools.
	 * @param name the tool
	 * @return its path
	 */
	public String tool(String name) {
		return this.home.resolve("bin").resolve(name).toString();
	}

}
