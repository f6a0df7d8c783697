/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An nginx that runs the {@code nginx.conf} of the demo, with other ports.
 */
final class Nginx implements AutoCloseable {

	private final int port = freePort();

	private final ProcessBuilder command;

	private Process process;

	Nginx(int applicationPort) throws IOException {
		Path nginx = Program.find("nginx");
		Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "nginx-")
			.toAbsolutePath();
		Path configuration = directory.resolve("nginx.conf");
		Files.writeString(configuration,
				Files.readString(Path.of("nginx.conf"))
					.replace("listen 8081;", "listen " + this.port + ";")
					.replace("127.0.0.1:8080;", "127.0.0.1:" + applicationPort + ";"));
		this.command = new ProcessBuilder(nginx.toString(), "-p", directory.toString(), "-c", configuration.toString(),
				"-e", "error.log", "-g", "daemon off;")
			.inheritIO();
		start();
	}

	void start() throws IOException {
		this.process = this.command.start();
		await().until(this::isListening);
	}

	/**
	 * Ends it and its workers at once, and all connections with them.
	 */
	void kill() {
		// It starts another worker for one that ends before it does itself.
		List<ProcessHandle> workers = this.process.descendants().toList();
		this.process.destroyForcibly();
		await().until(() -> !this.process.isAlive());
		workers.forEach(ProcessHandle::destroyForcibly);
		await().until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
		await().until(() -> !this.process.isAlive());
	}

	private boolean isListening() {
		assertThat(this.process.isAlive()).as("nginx runs").isTrue();
		try (Socket socket = new Socket("localhost", this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
