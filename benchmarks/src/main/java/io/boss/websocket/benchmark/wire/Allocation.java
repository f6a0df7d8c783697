/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.ThreadMXBean;
import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Figure;
import io.boss.websocket.benchmark.wire.plan.Scenario;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes that a server allocates for each message of a record, as a multiple of what
 * Jackson allocates that reads it and writes it, and does nothing else.
 */
final class Allocation {

	private static final Pattern ALLOCATED = Pattern.compile("^\"(?:boss-wire|task).* allocated=([0-9.]+)([BKMG])");

	private static final String UNITS = "BKMG";

	private static final int ROUNDS = 20_000;

	private static final byte[] MESSAGE = ("{\"type\":\"say\",\"text\":\"T0123456789abcdef" + "x".repeat(86) + "\"}")
		.getBytes(StandardCharsets.UTF_8);

	private Allocation() {
	}

	/**
	 * Measures it, if the contestant is asked for it.
	 * @param setup where its tools are
	 * @param running the contestant, whose clients are stopped
	 * @param figures where to add what is found
	 * @throws IOException if the server cannot be looked at
	 * @throws InterruptedException if interrupted
	 */
	static void measure(Setup setup, RunningContestant running, Map<String, Double> figures)
			throws IOException, InterruptedException {
		Contestant contestant = running.contestant();
		if (contestant.scenario() != Scenario.TYPED || !contestant.server().isOurs()) {
			return;
		}
		double before = allocated(setup, running.pid());
		long events = running.progress().events();
		running.goOn();
		Thread.sleep(2_000);
		running.stop();
		double each = (allocated(setup, running.pid()) - before) / (running.progress().events() - events);
		figures.put(Figure.ALLOCATION.key(), each / byJackson());
	}

	private static double allocated(Setup setup, long pid) throws IOException {
		Process process = new ProcessBuilder(setup.jdk().tool("jcmd"), Long.toString(pid), "Thread.print", "-e")
			.redirectErrorStream(true)
			.start();
		double bytes = 0;
		try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				Matcher matcher = ALLOCATED.matcher(line);
				if (matcher.find()) {
					bytes += Double.parseDouble(matcher.group(1)) * Math.pow(1024, UNITS.indexOf(matcher.group(2)));
				}
			}
		}
		return bytes;
	}

	private static double byJackson() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		JsonMapper mapper = new JsonMapper();
		long id = Thread.currentThread().getId();
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			long before = threads.getThreadAllocatedBytes(id);
			for (int j = 0; j < ROUNDS; j++) {
				mapper.writeValueAsBytes(mapper.readValue(MESSAGE, Say.class));
			}
			least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
		}
		return least / (double) ROUNDS;
	}

	/**
	 * Message of the clients.
	 *
	 * @param type the kind of message
	 * @param text what is said
	 */
	record Say(String type, String text) {
	}

}
