/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.boss.websocket.benchmark.wire.server.Announcement;

/**
 * The {@link NewsServer} in a process of its own.
 */
final class NewsProcess implements AutoCloseable {

	private static final String OTHER_WEB_SERVER = "org.springframework.boot.jetty.autoconfigure.servlet."
			+ "JettyServletWebServerAutoConfiguration";

	private static final Pattern LINE = Pattern.compile("have drained|did not drain");

	private final Process process;

	private final List<String> log = Collections.synchronizedList(new ArrayList<>());

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private final Thread reader = new Thread(this::readLog, "log");

	NewsProcess(Path tally, int rate, List<String> properties) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp",
						System.getProperty("java.class.path"), NewsServer.class.getName(), "--server.port=0",
						"--spring.autoconfigure.exclude=" + OTHER_WEB_SERVER, "--spring.main.banner-mode=off",
						"--proof.tally=" + tally, "--proof.rate=" + rate));
		command.addAll(properties);
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		this.reader.setDaemon(true);
		this.reader.start();
	}

	private void readLog() {
		try (BufferedReader lines = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				this.log.add(line);
				int announced = Announcement.portIn(line);
				if (announced > 0) {
					this.port.complete(announced);
				}
			}
			this.port.completeExceptionally(new IOException("The server ended: " + this.log));
		}
		catch (IOException ex) {
			this.port.completeExceptionally(ex);
		}
	}

	int port() {
		return this.port.orTimeout(60, TimeUnit.SECONDS).join();
	}

	/**
	 * Sends it SIGTERM.
	 */
	void terminate() {
		// Not by the process itself, which would stop listening to its log.
		this.process.toHandle().destroy();
	}

	/**
	 * Waits for its end.
	 * @return the exit code
	 * @throws InterruptedException if interrupted
	 */
	int exitCode() throws InterruptedException {
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The server did not end");
		}
		this.reader.join();
		return this.process.exitValue();
	}

	/**
	 * What it said about the drain.
	 * @return lines of its log
	 */
	List<String> linesAboutDrain() {
		synchronized (this.log) {
			return this.log.stream().filter((line) -> LINE.matcher(line).find()).toList();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
