/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scenario of the client with a server, in the order of the tables.
 */
public enum Scenario {

	/** The next broadcast is sent when all have the one before. */
	FAN_OUT_1("fanout-1", "Fan-out, one outstanding", List.of(Figure.CPU), "mode=FAN_OUT", "clients=1000", "window=1"),

	/** Under load. */
	FAN_OUT_64("fanout-64", "Fan-out, 64 outstanding", List.of(Figure.CPU), "mode=FAN_OUT", "clients=1000",
			"window=64"),

	/** Larger messages. */
	FAN_OUT_2K("fanout-2k", "Fan-out of 2 KB, one outstanding", List.of(Figure.CPU), "mode=FAN_OUT", "clients=1000",
			"window=1", "size=2048"),

	/** More clients. */
	FAN_OUT_10K("fanout-10k", "Fan-out to 10,000, one outstanding", List.of(Figure.CPU), "mode=FAN_OUT",
			"clients=10000", "window=1"),

	/** As many clients, who hear one another in tens. */
	ROOMS("rooms", "1,000 rooms of 10, one outstanding in each", List.of(Figure.CPU), "mode=ROOMS", "clients=10000",
			"rooms=1000") {

		@Override
		public boolean includes(ServerKind server) {
			return server.isOurs() || server == ServerKind.NIO;
		}

	},

	/** As many as most servers can just do. */
	RATE_60("rate-60", "60 broadcasts a second", List.of(Figure.P99, Figure.CPU), "mode=FAN_OUT", "clients=1000",
			"rate=60"),

	/** A message of each client at a time. */
	ECHO("echo", "Echo, 1,000 clients", List.of(Figure.CPU), "mode=ECHO", "clients=1000"),

	/** Batches of two thousand. */
	HANDSHAKE("handshake", "Handshake, warm", List.of(Figure.CPU), "mode=HANDSHAKES", "clients=2000", "batches=8"),

	/** Ten thousand that do nothing. */
	IDLE("idle", "Idle connection", List.of(Figure.HEAP, Figure.RESIDENT), "mode=IDLE", "clients=10000"),

	/** What slow readers are compared with. */
	NO_SLOW_READERS("slow-none", "900 readers, 4 KB, 64 outstanding", List.of(Figure.RATE, Figure.P99), "mode=FAN_OUT",
			"clients=900", "window=64", "size=4096", "fill=900"),

	/** A tenth of the clients never reads. */
	SLOW_READERS("slow-tenth", "900 readers and 100 that never read, 4 KB, 64 outstanding",
			List.of(Figure.RATE, Figure.P99), "mode=FAN_OUT", "clients=900", "slow=100", "window=64", "size=4096",
			"fill=900");

	private static final List<String> FULL = List.of("size=128", "warmup=5", "duration=4");

	private static final List<String> QUICK = List.of("size=128", "warmup=1", "duration=2");

	private static final Map<String, String> IN_QUICK = Map.of("clients=10000", "clients=3000", "rooms=1000",
			"rooms=300", "clients=2000", "clients=500", "clients=1000", "clients=300", "clients=900", "clients=270",
			"slow=100", "slow=30", "batches=8", "batches=4");

	private final String id;

	private final String title;

	private final List<Figure> figures;

	private final List<String> arguments;

	Scenario(String id, String title, List<Figure> figures, String... arguments) {
		this.id = id;
		this.title = title;
		this.figures = figures;
		this.arguments = List.of(arguments);
	}

	/**
	 * Finds a scenario.
	 * @param id its {@link #id()}
	 * @return the scenario
	 */
	public static Scenario of(String id) {
		return Stream.of(values())
			.filter((scenario) -> scenario.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"No scenario '" + id + "'; there are " + Arrays.stream(values()).map(Scenario::id).toList()));
	}

	/**
	 * Its name on the command line.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Its name in the tables.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

	/**
	 * What the tables show of it, the most telling first.
	 * @return the figures
	 */
	public List<Figure> figures() {
		return this.figures;
	}

	/**
	 * Whether a server takes part. A broker is for fan-out.
	 * @param server the server
	 * @return whether it is measured
	 */
	public boolean includes(ServerKind server) {
		return server != ServerKind.STOMP || this.arguments.contains("mode=FAN_OUT");
	}

	/**
	 * What the client is told.
	 * @param quick whether it need only be seen to work
	 * @return the arguments; of two with the same name the last one counts
	 */
	public List<String> arguments(boolean quick) {
		Stream<String> times = (quick ? QUICK : FULL).stream();
		return Stream.concat(times, this.arguments.stream().map((argument) -> quick ? fewer(argument) : argument))
			.toList();
	}

	private static String fewer(String argument) {
		return IN_QUICK.getOrDefault(argument, argument);
	}

}
