/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A real Redis server on a free port, which keeps nothing on disk. For one thread.
 */
public final class Redis implements AutoCloseable {

	private static final int ATTEMPTS = 5;

	private static @Nullable File executable;

	private final int port;

	private @Nullable Process process;

	private final List<String> options;

	private Redis(int port, String... options) {
		this.port = port;
		this.options = List.of(options);
	}

	/**
	 * Starts a server.
	 * @return the server, which answers
	 */
	public static Redis start() {
		return startWith();
	}

	/**
	 * Starts a server that copies another.
	 * @return the server
	 */
	public Redis startReplica() {
		return startWith("--replicaof", "127.0.0.1", Integer.toString(this.port));
	}

	/**
	 * Starts a server with a password.
	 * @param password the password
	 * @return the server
	 */
	public static Redis startWithPassword(String password) {
		return startWith("--requirepass", password);
	}

	/**
	 * Starts a Sentinel, which lets a replica take the place of this server when this one
	 * has not answered for half a second.
	 * @param name what the servers are called together
	 * @return the Sentinel
	 */
	public Redis startSentinel(String name) {
		try {
			Path file = Files.createTempFile("sentinel", ".conf");
			file.toFile().deleteOnExit();
			Files.writeString(file, """
					sentinel monitor %1$s 127.0.0.1 %2$d 1
					sentinel down-after-milliseconds %1$s 500
					sentinel failover-timeout %1$s 5000
					""".formatted(name, this.port));
			return startWith(file.toString(), "--sentinel");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Redis startWith(String... options) {
		IllegalStateException failure = new IllegalStateException("No Redis could be started");
		for (int i = 0; i < ATTEMPTS; i++) {
			Redis redis = at(FreePort.find(), options);
			try {
				redis.startAgain();
				return redis;
			}
			catch (IllegalStateException ex) {
				failure.addSuppressed(ex);
			}
		}
		throw failure;
	}

	/**
	 * Chooses a port, on which nothing answers yet.
	 * @return a server that has not started
	 */
	public static Redis notStarted() {
		return at(FreePort.find());
	}

	/**
	 * Where a server may be that somebody else starts.
	 * @param port its port
	 * @return the server
	 */
	public static Redis at(int port) {
		return new Redis(port);
	}

	private static Redis at(int port, String... options) {
		return new Redis(port, options);
	}

	/**
	 * The port of the server, the same after each start.
	 * @return the port, on the loopback interface
	 */
	public int port() {
		return this.port;
	}

	/** Starts it on its port, empty, unless it runs. */
	public void startAgain() {
		Process running = this.process;
		if (running != null && running.isAlive()) {
			return;
		}
		try {
			Process process = new ProcessBuilder(command()).directory(new File(System.getProperty("java.io.tmpdir")))
				.redirectErrorStream(true)
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			this.process = process;
			awaitReady(process.inputReader());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> command() throws IOException {
		List<String> command = new ArrayList<>(List.of(executable().getPath()));
		// A file comes first.
		boolean sentinel = this.options.contains("--sentinel");
		command.addAll(sentinel ? this.options : List.of());
		command.addAll(List.of("--port", Integer.toString(this.port), "--bind", "127.0.0.1"));
		command.addAll(sentinel ? List.of() : List.of("--save", "", "--appendonly", "no"));
		command.addAll(sentinel ? List.of() : this.options);
		return command;
	}

	/**
	 * Asks it something, without a client.
	 * @param command the command
	 * @return the first line of the answer
	 */
	public String ask(String command) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Kills it, with all that it knew. */
	public void kill() {
		Process process = this.process;
		this.process = null;
		if (process != null) {
			await(process.destroyForcibly());
		}
	}

	/** Lets it hang: connections stay open, and nothing answers. */
	public void pause() {
		signal("-STOP");
	}

	/** Lets it go on. */
	public void resume() {
		signal("-CONT");
	}

	/**
	 * Makes a connection factory as Boot would, but for its timeout.
	 * @param timeout for how long a command may take
	 * @return the factory, which must be destroyed
	 */
	public LettuceConnectionFactory connectionFactory(Duration timeout) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", this.port),
				LettuceClientConfiguration.builder().commandTimeout(timeout).build());
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	@Override
	public void close() {
		kill();
	}

	private void signal(String signal) {
		Process process = this.process;
		if (process == null) {
			throw new IllegalStateException("Not started");
		}
		try {
			await(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void awaitReady(BufferedReader log) throws IOException {
		StringBuilder lines = new StringBuilder();
		for (String line = log.readLine(); line != null; line = log.readLine()) {
			lines.append(line).append('\n');
			if (line.contains("Ready to accept connections") || line.contains("Sentinel ID is")) {
				drain(log);
				return;
			}
		}
		throw new IllegalStateException("Redis has not started:\n" + lines);
	}

	/** A server whose log nobody reads hangs one day. */
	private static void drain(BufferedReader log) {
		Thread thread = new Thread(() -> log.lines().forEach((line) -> {
		}), "redis-log");
		thread.setDaemon(true);
		thread.start();
	}

	private static void await(Process process) {
		try {
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Still running: " + List.of(process.info()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static synchronized File executable() throws IOException {
		File file = executable;
		if (file == null) {
			file = ExecutableProvider.newJarResourceProvider().get();
			executable = file;
		}
		return file;
	}

}
