/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import org.springframework.util.FileSystemUtils;

/**
 * The RabbitMQ of the operating system, run for a test on free ports of the loopback
 * address and out of a folder that goes away with it. It needs no right that a user has
 * not, and ends when this JVM does.
 */
public final class Rabbit implements AmqpBroker {

	/** Debian's own script in {@code /usr/sbin} insists on root and on system folders. */
	private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

	private static final Path CONTROL = SERVER.resolveSibling("rabbitmqctl");

	private static final Duration START = Duration.ofMinutes(2);

	private final int port = FreePort.find();

	private @Nullable Path folder;

	private @Nullable Process portMapper;

	private @Nullable Process server;

	private Map<String, String> environment = Map.of();

	/**
	 * Skips the test if there is no RabbitMQ, unless it must not be skipped.
	 */
	public static void assumeInstalled() {
		boolean installed = Files.isExecutable(SERVER);
		if (!installed && Boolean.parseBoolean(System.getenv("CI"))) {
			throw new IllegalStateException("CI must have RabbitMQ, which is not in " + SERVER);
		}
		Assumptions.assumeTrue(installed, "RabbitMQ is not installed (Debian: rabbitmq-server)");
	}

	@Override
	public int port() {
		return this.port;
	}

	/**
	 * Starts a broker that has nothing in it, and waits until it can be connected to.
	 */
	@Override
	public void start() {
		try {
			this.folder = Files.createTempDirectory("rabbit");
			startProcesses(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Awaitility.await("RabbitMQ").atMost(START).until(this::isUp);
	}

	private void startProcesses(Path folder) throws IOException {
		this.environment = environment(folder, FreePort.find(), FreePort.find());
		Files.createFile(folder.resolve("empty"));
		Files.writeString(folder.resolve("plugins"), "[].");
		// Otherwise the server starts one, which would stay when it ends.
		this.portMapper = process(folder, this.environment, "sh", "-c", "epmd & cat; kill $!");
		this.server = process(folder, this.environment, SERVER.toString());
	}

	private Map<String, String> environment(Path folder, int portMapper, int distribution) {
		return Map.ofEntries(Map.entry("HOME", folder.toString()), Map.entry("ERL_EPMD_PORT", "" + portMapper),
				Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"), Map.entry("RABBITMQ_DIST_PORT", "" + distribution),
				Map.entry("RABBITMQ_NODENAME", "boss@localhost"), Map.entry("RABBITMQ_NODE_PORT", "" + this.port),
				Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"), Map.entry("RABBITMQ_LOGS", "-"),
				Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
				Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
				Map.entry("RABBITMQ_SCHEMA_DIR", folder.resolve("schema").toString()),
				Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("config").toString()),
				Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("empty").toString()),
				Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("empty.conf").toString()),
				Map.entry("RABBITMQ_CONFIG_FILES", folder.resolve("none").toString()),
				Map.entry("RABBITMQ_ADVANCED_CONFIG_FILE", folder.resolve("none.config").toString()),
				Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()),
				// The process is the server itself, and ends when its input does.
				Map.entry("RABBITMQ_ALLOW_INPUT", "true"));
	}

	private static Process process(Path folder, Map<String, String> environment, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()));
		builder.environment().putAll(environment);
		return builder.start();
	}

	private boolean isUp() throws IOException {
		if (!Objects.requireNonNull(this.server).isAlive()) {
			throw new IllegalStateException("RabbitMQ did not start: "
					+ Files.readString(Objects.requireNonNull(this.folder).resolve("output")));
		}
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 1000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Kills the broker.
	 */
	@Override
	public void stop() {
		try {
			if (this.server != null) {
				this.server.destroyForcibly().waitFor();
			}
			if (this.portMapper != null) {
				this.portMapper.getOutputStream().close();
				this.portMapper.waitFor();
			}
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Lets it believe that it lacks memory, so that it reads nothing from who publishes.
	 * @param lacks whether it does
	 */
	public void lackMemory(boolean lacks) {
		String alarm = "{resource_limit, memory, node()}";
		evaluate(lacks ? "rabbit_alarm:set_alarm({" + alarm + ", []})." : "rabbit_alarm:clear_alarm(" + alarm + ").");
	}

	private void evaluate(String erlang) {
		control("eval", erlang);
	}

	/**
	 * How many messages its consumers have, and have not acknowledged.
	 * @return the number, of all queues together
	 */
	public int unacknowledged() {
		return control("--silent", "list_queues", "messages_unacknowledged").lines().mapToInt(Integer::parseInt).sum();
	}

	private String control(String... command) {
		try {
			Path folder = Objects.requireNonNull(this.folder);
			ProcessBuilder builder = new ProcessBuilder(
					Stream.concat(Stream.of(CONTROL.toString()), Stream.of(command)).toList())
				.directory(folder.toFile())
				.redirectErrorStream(true);
			builder.environment().putAll(this.environment);
			Process process = builder.start();
			String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("RabbitMQ has refused: " + answer);
			}
			return answer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
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

	private void signal(String signal) {
		try {
			String id = Long.toString(Objects.requireNonNull(this.server).pid());
			int result = new ProcessBuilder("kill", signal, id).start().waitFor();
			if (result != 0) {
				throw new IllegalStateException("kill " + signal + " has failed with " + result);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
