/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/**
 * The process that drives a server and measures it: one thread, which counts frames by
 * their headers and keeps nothing of them. It writes its results into a file, one
 * {@code name=value} a line.
 */
public final class LoadClient {

	private LoadClient() {
	}

	/**
	 * Runs one measurement.
	 * @param arguments the components of {@link ClientOptions} as {@code name=value}
	 * @throws IOException if the server cannot be reached or observed
	 */
	public static void main(String[] arguments) throws IOException {
		ClientOptions options = ClientOptions.parse(arguments);
		try (Swarm swarm = new Swarm(options)) {
			StringBuilder lines = new StringBuilder();
			new TreeMap<>(run(options, swarm))
				.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
			Files.writeString(options.result(), lines);
		}
	}

	private static Map<String, Double> run(ClientOptions options, Swarm swarm) throws IOException {
		return switch (options.pace().mode()) {
			case FAN_OUT ->
				new FanOut(options, swarm, new Meter(options, swarm), new Audience(options, swarm).gather()).run();
			case ROOMS ->
				new Rooms(options, swarm, new Meter(options, swarm), new Audience(options, swarm).gather()).run();
			case ECHO -> {
				swarm.open(options.crowd().clients(), 0);
				yield new Echo(options, swarm, new Meter(options, swarm)).run();
			}
			case HANDSHAKES -> new Handshakes(options, swarm).run();
			case FIRST_MINUTE -> new FirstMinute(options, swarm).run();
			case IDLE -> new IdleMemory(options, swarm).run();
		};
	}

}
