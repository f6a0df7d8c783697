/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process of the server, or another, as it is seen from outside: by {@code /proc}, as
 * Linux has it, and {@code jcmd}.
 */
final class ObservedServer {

	private final long pid;

	ObservedServer(long pid) {
		this.pid = pid;
	}

	/**
	 * CPU time of all threads, those that have ended among them.
	 * @return seconds, user and system
	 * @throws IOException if there is no such process
	 */
	double cpuSeconds() throws IOException {
		return ServerTimes.of(this.pid).sum();
	}

	/**
	 * Memory that the process occupies.
	 * @return kilobytes
	 * @throws IOException if there is no such process
	 */
	double residentKilobytes() throws IOException {
		for (String line : Files.readAllLines(file("status"))) {
			if (line.startsWith("VmRSS:")) {
				return Double.parseDouble(line.replaceAll("[^0-9]", ""));
			}
		}
		throw new IOException("No VmRSS of " + this.pid);
	}

	/**
	 * Heap that is alive: the sum of what a histogram of the classes counts, which
	 * collects garbage first.
	 * @return kilobytes
	 * @throws IOException if {@code jcmd} fails
	 */
	double liveHeapKilobytes() throws IOException {
		jcmd("GC.run");
		jcmd("GC.run");
		String[] total = jcmd("GC.class_histogram").strip().split("\\s+");
		return Double.parseDouble(total[total.length - 1]) / 1024;
	}

	private String jcmd(String command) throws IOException {
		String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		Process process = new ProcessBuilder(tool, Long.toString(this.pid), command).redirectErrorStream(true).start();
		String last = "";
		try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				last = line.isBlank() ? last : line;
			}
		}
		return last;
	}

	private Path file(String name) {
		return Path.of("/proc", Long.toString(this.pid), name);
	}

}
