/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.demo.DemoApplication;

/**
 * A node of the cluster: the demo in a JVM of its own, with the same class path as this
 * one.
 *
 * @param name what the node is called
 * @param port where it listens
 * @param process its JVM
 * @param log the file that it logs to
 */
record Node(String name, int port, Process process, Path log) {

	private static final int LAST_LINES = 20;

	static Node start(String name, int port, Path directory, Map<String, String> environment) throws IOException {
		Path log = directory.resolve(name + ".log");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				DemoApplication.class.getName(), "--spring.profiles.active=cluster", "--server.address=127.0.0.1",
				"--server.port=" + port, "--boss.websocket.cluster.node-name=" + name)
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().putAll(environment);
		return new Node(name, port, builder.start(), log);
	}

	/**
	 * Waits until the node can be used.
	 * @throws IllegalStateException if it has ended instead
	 */
	void awaitReady() throws IOException, InterruptedException {
		while (!Ports.isOpen(this.port)) {
			if (this.process.waitFor(100, TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException(this.name + " has ended:\n" + lastLines());
			}
		}
	}

	private String lastLines() throws IOException {
		var lines = Files.readAllLines(this.log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
	}

	@Override
	public String toString() {
		return "%s: pid %d, http://127.0.0.1:%d, log %s".formatted(this.name, this.process.pid(), this.port, this.log);
	}

}
