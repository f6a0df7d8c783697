/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.boss.websocket.demo.cluster.ClusterLauncher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The cluster as somebody gets it who types the command: a launcher in a JVM of its own,
 * of which only what it prints is known.
 */
final class LaunchedCluster implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern URL = Pattern.compile("(http://localhost:\\d+)/actuator/bosswebsocket");

	private static final Pattern NODE = Pattern.compile("(node-\\d): pid (\\d+), http://127\\.0\\.0\\.1:(\\d+),");

	private final Path output;

	private final Process launcher;

	LaunchedCluster(int nodes) throws IOException {
		Program.find("nginx");
		this.output = Files.createTempFile(Files.createDirectories(Path.of("target")), "cluster-", ".log");
		this.launcher = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPathOfApplication(),
				ClusterLauncher.class.getName(), "0", String.valueOf(nodes))
			.redirectErrorStream(true)
			.redirectOutput(this.output.toFile())
			.start();
	}

	void awaitReady() throws IOException {
		await().atMost(PATIENCE).until(() -> !this.launcher.isAlive() || output().contains("Kill a node"));
		assertThat(this.launcher.isAlive()).as(output()).isTrue();
	}

	// What configures the tests is none of the demo's.
	private static String classPathOfApplication() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Files.exists(Path.of(entry, "io/boss/websocket/demo/browser")))
			.collect(Collectors.joining(File.pathSeparator));
	}

	String url() throws IOException {
		return find(URL).get(0).group(1);
	}

	int portOf(String node) throws IOException {
		return Integer.parseInt(node(node).group(3));
	}

	void kill(String node) throws IOException {
		ProcessHandle process = ProcessHandle.of(Long.parseLong(node(node).group(2))).orElseThrow();
		assertThat(process.destroyForcibly()).isTrue();
	}

	private MatchResult node(String name) throws IOException {
		return find(NODE).stream().filter((found) -> found.group(1).equals(name)).findFirst().orElseThrow();
	}

	private List<MatchResult> find(Pattern pattern) throws IOException {
		Matcher matcher = pattern.matcher(output());
		return matcher.results().toList();
	}

	private String output() throws IOException {
		return Files.readString(this.output);
	}

	/** Ends the launcher, and makes sure that nothing is left of what it has started. */
	@Override
	public void close() {
		List<ProcessHandle> processes = this.launcher.descendants().toList();
		this.launcher.destroy();
		await().atMost(PATIENCE).until(() -> !this.launcher.isAlive());
		assertThat(processes).hasSizeGreaterThanOrEqualTo(4).noneMatch(ProcessHandle::isAlive);
	}

}
