/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.boss.websocket.benchmark.wire.server.Announcement;

/**
 * A server in a process of its own. What it prints goes into a file.
 */
final class ServerProcess implements AutoCloseable {

	private static final long SECONDS_TO_START = 60;

	private static final long SECONDS_TO_STOP = 5;

	private final Process process;

	private final Path log;

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private ServerProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	static ServerProcess start(List<String> command, Path log) throws IOException {
		Process process = new ProcessBuilder(command).directory(log.getParent().toFile())
			.redirectErrorStream(true)
			.start();
		ServerProcess server = new ServerProcess(process, log);
		Thread reader = new Thread(server::readLog, "log");
		reader.setDaemon(true);
		reader.start();
		return server;
	}

	private void readLog() {
		try (BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8);
				BufferedWriter writer = Files.newBufferedWriter(this.log)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				writer.write(line);
				writer.newLine();
				int announced = Announcement.portIn(line);
				if (announced > 0) {
					this.port.complete(announced);
				}
			}
			this.port.completeExceptionally(new IOException("The server ended, see " + this.log));
		}
		catch (IOException ex) {
			this.port.completeExceptionally(ex);
		}
	}

	/**
	 * Waits until it is ready.
	 * @return its port
	 * @throws IOException if it does not start
	 * @throws InterruptedException if interrupted
	 */
	int port() throws IOException, InterruptedException {
		try {
			return this.port.get(SECONDS_TO_START, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException("The server did not start, see " + this.log, ex);
		}
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
			this.process.destroyForcibly().waitFor();
		}
	}

}
