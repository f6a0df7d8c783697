/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.benchmark.wire.plan.Options;

/**
 * One measurement: a fresh server, a fresh client, and what the client found.
 */
final class Experiment {

	private static final long MINUTES = 5;

	private final Installation installation;

	private final Options options;

	Experiment(Installation installation, Options options) {
		this.installation = installation;
		this.options = options;
	}

	/**
	 * Runs it.
	 * @param pair which server, and what to do with it
	 * @return the client's results by name
	 * @throws IOException if the server or the client fails
	 * @throws InterruptedException if interrupted
	 */
	Map<String, Double> run(Options.Pair pair) throws IOException, InterruptedException {
		Path output = this.installation.output();
		Path result = output.resolve(pair.id() + ".properties");
		Files.deleteIfExists(result);
		try (ServerProcess server = ServerProcess.start(this.installation.serverCommand(pair.server()),
				output.resolve(pair.id() + ".server.log"))) {
			List<String> arguments = new ArrayList<>(pair.scenario().arguments(this.options.quick()));
			arguments.addAll(List.of("port=" + server.port(), "pid=" + server.pid(), "stomp=" + pair.server().isStomp(),
					"busy=" + this.options.busy(), "result=" + result));
			runClient(arguments, output.resolve(pair.id() + ".client.log"));
		}
		return read(result);
	}

	private void runClient(List<String> arguments, Path log) throws IOException, InterruptedException {
		Process client = new ProcessBuilder(this.installation.clientCommand(arguments)).redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		if (!client.waitFor(MINUTES, TimeUnit.MINUTES)) {
			client.destroyForcibly();
			throw new IOException("The client did not end in time");
		}
		if (client.exitValue() != 0) {
			throw new IOException("The client failed, see " + log);
		}
	}

	private static Map<String, Double> read(Path result) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(result)) {
			properties.load(reader);
		}
		Map<String, Double> results = new TreeMap<>();
		properties.forEach((name, value) -> results.put((String) name, Double.valueOf((String) value)));
		return results;
	}

}
