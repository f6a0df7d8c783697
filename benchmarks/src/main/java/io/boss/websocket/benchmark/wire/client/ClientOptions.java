/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.nio.file.Path;
import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Arguments;

/**
 * Options of the client.
 *
 * @param port the port of the server
 * @param pid the process whose CPU time and memory is measured
 * @param mode the scenario
 * @param clients how many connections read
 * @param slow how many more connections never read
 * @param rooms in how many rooms the connections are; 0 for none
 * @param window how many broadcasts may be outstanding
 * @param fill how many broadcasts go before all else, to fill the buffers of those who do
 * not read
 * @param rate how many broadcasts to send in a second; 0 for as many as the window allows
 * @param size bytes of a message
 * @param batches how many batches of handshakes are measured, after several for each to
 * warm up
 * @param warmUp seconds before measuring
 * @param duration seconds of measuring
 * @param stomp whether the server speaks STOMP
 * @param busy whether to ask for readiness all the time instead of waiting for it
 * @param result the file for the results
 */
record ClientOptions(int port, long pid, Mode mode, int clients, int slow, int rooms, int window, int fill, int rate,
		int size, int batches, double warmUp, double duration, boolean stomp, boolean busy, Path result) {

	static ClientOptions parse(String[] arguments) {
		Map<String, String> values = Arguments.parse(arguments);
		return new ClientOptions(number(values, "port"), number(values, "pid"),
				Mode.valueOf(values.getOrDefault("mode", "FAN_OUT")), number(values, "clients"), number(values, "slow"),
				number(values, "rooms"), number(values, "window"), number(values, "fill"), number(values, "rate"),
				number(values, "size"), number(values, "batches"),
				Double.parseDouble(values.getOrDefault("warmup", "1")),
				Double.parseDouble(values.getOrDefault("duration", "1")), Boolean.parseBoolean(values.get("stomp")),
				Boolean.parseBoolean(values.get("busy")), Path.of(values.getOrDefault("result", "result.properties")));
	}

	private static int number(Map<String, String> values, String name) {
		return Integer.parseInt(values.getOrDefault(name, "0"));
	}

	enum Mode {

		FAN_OUT, ROOMS, ECHO, HANDSHAKES, IDLE

	}

}
