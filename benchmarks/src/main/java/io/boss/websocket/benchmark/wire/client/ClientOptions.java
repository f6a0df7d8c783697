/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.nio.file.Path;
import java.util.Map;

import io.boss.websocket.benchmark.wire.plan.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Orders for the load client.
 *
 * @param target which server, and what there
 * @param crowd how many clients
 * @param pace how much at a time, and for how long
 * @param busy whether it asks for readiness all the time
 * @param counts where others see how far it is
 * @param result where results go
 */
record ClientOptions(Target target, Crowd crowd, Pace pace, boolean busy, @Nullable Path counts, Path result) {

	static ClientOptions parse(String[] arguments) {
		Values values = new Values(Arguments.parse(arguments));
		Target target = new Target(values.number("port"), values.number("pid"), values.text("path", "bench"),
				values.is("tls"), values.is("deflate"), values.is("stomp"));
		Crowd crowd = new Crowd(values.number("clients"), values.number("slow"), values.number("nap"),
				values.number("rooms"));
		Pace pace = new Pace(Mode.valueOf(values.text("mode", "FAN_OUT")),
				Payload.valueOf(values.text("payload", "PLAIN")), values.text("order", "B").charAt(0),
				values.number("size"), values.number("window"), values.number("fill"), values.number("rate"),
				values.number("batches"), values.seconds("warmup"), values.seconds("duration"));
		String counts = values.byName.get("counts");
		return new ClientOptions(target, crowd, pace, values.is("busy"), (counts != null) ? Path.of(counts) : null,
				Path.of(values.text("result", "result.properties")));
	}

	/**
	 * Server, and the way to it.
	 *
	 * @param port its port
	 * @param pid its process
	 * @param path the service
	 * @param tls whether it is encrypted
	 * @param deflate whether compression is offered
	 * @param stomp whether it is spoken to in STOMP
	 */
	record Target(int port, long pid, String path, boolean tls, boolean deflate, boolean stomp) {
	}

	/**
	 * Clients.
	 *
	 * @param clients those that read at once
	 * @param slow those that do not
	 * @param nap milliseconds between two frames that a slow one reads, on average; 0 if
	 * it never reads
	 * @param rooms how many rooms they are in, 0 if in none
	 */
	record Crowd(int clients, int slow, int nap, int rooms) {
	}

	/**
	 * Work of the clients, and how much of it.
	 *
	 * @param mode what they do
	 * @param payload the kind of text
	 * @param order the character by which the server knows what is asked
	 * @param size bytes of a text
	 * @param window how many broadcasts are outstanding
	 * @param fill broadcasts before it begins
	 * @param rate broadcasts a second, 0 if as many as go
	 * @param batches batches of handshakes
	 * @param warmUp seconds that do not count
	 * @param duration seconds that do
	 */
	record Pace(Mode mode, Payload payload, char order, int size, int window, int fill, int rate, int batches,
			double warmUp, double duration) {

		String text() {
			return this.payload.text(this.order, this.size);
		}

	}

	enum Mode {

		FAN_OUT, ROOMS, ECHO, HANDSHAKES, FIRST_MINUTE, IDLE

	}

	private record Values(Map<String, String> byName) {

		private int number(String name) {
			return Integer.parseInt(text(name, "0"));
		}

		private double seconds(String name) {
			return Double.parseDouble(text(name, "1"));
		}

		private boolean is(String name) {
			return Boolean.parseBoolean(this.byName.get(name));
		}

		private String text(String name, String otherwise) {
			return this.byName.getOrDefault(name, otherwise);
		}

	}

}
