/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Way in which clients use a server.
 */
public enum Scenario {

	/** The next broadcast is sent when all have the one before. */
	FAN_OUT_1("fanout-1", "fan-out, 1 outstanding", "clients=1000", "window=1"),

	/** Under load. */
	FAN_OUT_64("fanout-64", "fan-out, 64 outstanding", "clients=1000", "window=64"),

	/** Larger messages. */
	FAN_OUT_2K("fanout-2k", "fan-out of 2 KB", "clients=1000", "window=1", "size=2048"),

	/** More clients. */
	FAN_OUT_10K("fanout-10k", "fan-out to 10,000", "clients=10000", "window=1"),

	/** To each client by itself. */
	SINGLES("singles", "`client.send` to 1,000 in a loop", "clients=1000", "window=1", "order=L"),

	/** JSON that compresses as JSON does. */
	FAN_OUT_ROWS("fanout-rows", "fan-out of 1 KB of JSON", "clients=1000", "window=1", "size=1024", "payload=ROWS"),

	/** The same for clients that offer compression. */
	FAN_OUT_DEFLATED("fanout-deflated", "fan-out of 1 KB of JSON, compressed", "clients=1000", "window=1", "size=1024",
			"payload=ROWS", "deflate=true"),

	/** As many as there are of FAN_OUT_10K, who hear one another in tens. */
	ROOMS("rooms", "1,000 rooms of 10", "mode=ROOMS", "clients=10000", "rooms=1000"),

	/** As many as most servers can just do. */
	RATE_60("rate-60", "60 broadcasts a second", "clients=1000", "rate=60"),

	/** A text of each client at a time. */
	ECHO("echo", "echo of text", "mode=ECHO", "clients=1000", "order=E"),

	/** An object of each client at a time. */
	TYPED("typed", "echo of a record in JSON", "mode=ECHO", "clients=1000", "payload=TYPED", "path=typed"),

	/** With constraints. */
	TYPED_VALID("typed-valid", "echo of a record with `@Valid`", "mode=ECHO", "clients=1000", "payload=TYPED",
			"path=typed-valid"),

	/** One of ten types. */
	TYPED_SEALED("typed-sealed", "echo of one of 10 types", "mode=ECHO", "clients=1000", "payload=TYPED",
			"path=typed-sealed"),

	/** With a role. */
	TYPED_SECURED("typed-secured", "echo of a record with `@PreAuthorize`", "mode=ECHO", "clients=1000",
			"payload=TYPED", "path=typed-secured"),

	/** Clients that come and go. */
	HANDSHAKE("handshake", "handshake and close", "mode=HANDSHAKES", "clients=500"),

	/** The first ones after the start. */
	FIRST_MINUTE("first-minute", "first 10,000 handshakes and messages", "mode=FIRST_MINUTE", "clients=1000",
			"batches=10", "order=E"),

	/** Ten thousand that do nothing. */
	IDLE("idle", "idle connection", "mode=IDLE", "clients=10000"),

	/** What slow readers are compared with. */
	NO_SLOW_READERS("slow-none", "900 readers, 4 KB, 64 outstanding", "clients=900", "window=64", "size=4096",
			"fill=900"),

	/** A tenth of the clients reads a frame a second. */
	SLOW_READERS("slow-tenth", "900 readers, and 100 that read a frame a second", "clients=900", "slow=100", "nap=1000",
			"window=64", "size=4096", "fill=900");

	private static final List<String> USUAL = List.of("size=128");

	private static final Map<String, String> IN_QUICK = Map.of("clients=10000", "clients=2000", "rooms=1000",
			"rooms=200", "clients=500", "clients=200", "clients=1000", "clients=200", "clients=900", "clients=180",
			"slow=100", "slow=20", "batches=10", "batches=2", "fill=900", "fill=90");

	private final String id;

	private final String title;

	private final List<String> arguments;

	Scenario(String id, String title, String... arguments) {
		this.id = id;
		this.title = title;
		this.arguments = List.of(arguments);
	}

	/**
	 * Its name among the results.
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
	 * What the client is told.
	 * @param quick whether it need only be seen to work
	 * @return the arguments; of two with the same name the last one counts
	 */
	public List<String> arguments(boolean quick) {
		return Stream
			.concat(USUAL.stream(), this.arguments.stream().map((argument) -> quick ? fewer(argument) : argument))
			.toList();
	}

	private static String fewer(String argument) {
		return IN_QUICK.getOrDefault(argument, argument);
	}

}
