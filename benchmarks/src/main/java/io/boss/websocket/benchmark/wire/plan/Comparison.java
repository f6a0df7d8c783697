/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Row of the benchmark: servers that are compared with one of them.
 */
public enum Comparison {

	/** The next broadcast is sent when all have the one before. */
	FAN_OUT_1("fanout-1", Method.SLICES, on(ServerKind.NIO, Scenario.FAN_OUT_1),
			Entry.of(ServerKind.BOSS_FAST, Scenario.FAN_OUT_1, cpu(1.12)),
			Entry.of(ServerKind.BOSS_JETTY, Scenario.FAN_OUT_1), Entry.of(ServerKind.TUTORIAL, Scenario.FAN_OUT_1),
			Entry.of(ServerKind.STOMP, Scenario.FAN_OUT_1), Entry.of(ServerKind.QUARKUS, Scenario.FAN_OUT_1),
			Entry.of(ServerKind.VERTX, Scenario.FAN_OUT_1)),

	/** Under load. */
	FAN_OUT_64("fanout-64", Method.SLICES, on(ServerKind.NIO, Scenario.FAN_OUT_64),
			Entry.of(ServerKind.BOSS_FAST, Scenario.FAN_OUT_64, cpu(1.2)),
			Entry.of(ServerKind.BOSS_JETTY, Scenario.FAN_OUT_64), Entry.of(ServerKind.TUTORIAL, Scenario.FAN_OUT_64),
			Entry.of(ServerKind.STOMP, Scenario.FAN_OUT_64), Entry.of(ServerKind.QUARKUS, Scenario.FAN_OUT_64),
			Entry.of(ServerKind.VERTX, Scenario.FAN_OUT_64)),

	/** Larger messages. */
	FAN_OUT_2K("fanout-2k", Method.SLICES, on(ServerKind.NIO, Scenario.FAN_OUT_2K),
			Entry.of(ServerKind.BOSS_FAST, Scenario.FAN_OUT_2K, cpu(1.12))),

	/** Texts that go back. */
	ECHO("echo", Method.SLICES, on(ServerKind.NIO, Scenario.ECHO),
			Entry.of(ServerKind.BOSS_FAST, Scenario.ECHO, cpu(1.15)), Entry.of(ServerKind.BOSS_JETTY, Scenario.ECHO),
			Entry.of(ServerKind.TUTORIAL, Scenario.ECHO), Entry.of(ServerKind.QUARKUS, Scenario.ECHO),
			Entry.of(ServerKind.VERTX, Scenario.ECHO)),

	/** More clients, against the limit. */
	FAN_OUT_10K("fanout-10k", Method.SLICES, on(ServerKind.NIO, Scenario.FAN_OUT_10K),
			Entry.of(ServerKind.BOSS_FAST, Scenario.FAN_OUT_10K, cpu(1.15))),

	/** More clients, against fewer. */
	TEN_TIMES("ten-times", Method.SLICES, on(ServerKind.BOSS_FAST, Scenario.FAN_OUT_1),
			Entry.of(ServerKind.BOSS_FAST, Scenario.FAN_OUT_10K, cpu(1.25))),

	/** Objects against texts. */
	TYPED("typed", Method.SLICES, on(ServerKind.BOSS_FAST, Scenario.ECHO),
			Entry.of(ServerKind.BOSS_FAST, Scenario.TYPED, cpu(1.2), Bound.atMost(Figure.ALLOCATION, 1.2))),

	/** Objects against those of others. */
	TYPED_OTHERS("typed-others", Method.SLICES, on(ServerKind.TUTORIAL, Scenario.TYPED),
			Entry.of(ServerKind.BOSS_FAST, Scenario.TYPED, cpu(0.45)), Entry.of(ServerKind.QUARKUS, Scenario.TYPED)),

	/** What comes with objects. */
	TYPED_MORE("typed-more", Method.SLICES, on(ServerKind.BOSS_FAST, Scenario.TYPED),
			Entry.of(ServerKind.BOSS_VALID, Scenario.TYPED_VALID, cpu(1.3)),
			Entry.of(ServerKind.BOSS_FAST, Scenario.TYPED_SEALED, cpu(1.1)),
			Entry.of(ServerKind.BOSS_SECURED, Scenario.TYPED_SECURED, cpu(1.5)),
			Entry.of(ServerKind.BOSS_OBSERVED, Scenario.TYPED, cpu(2))),

	/** Rooms against one group. */
	ROOMS("rooms", Method.SLICES, on(ServerKind.BOSS_FAST, Scenario.FAN_OUT_10K),
			Entry.of(ServerKind.BOSS_FAST, Scenario.ROOMS, cpu(1.3))),

	/** Rooms on one core and on all. */
	ROOMS_CORES("rooms-cores", Method.RUNS, on(ServerKind.BOSS_ONE_CORE, Scenario.ROOMS),
			Entry.of(ServerKind.BOSS_FAST, Scenario.ROOMS, Bound.atLeast(Figure.RATE_RATIO, 1.7))),

	/** Clients one by one. */
	SINGLES("singles", Method.SLICES, on(ServerKind.BOSS_FAST, Scenario.FAN_OUT_1),
			Entry.of(ServerKind.BOSS_FAST, Scenario.SINGLES, cpu(2))),

	/** Clients that come and go, with Security's filters. */
	HANDSHAKE("handshake", Method.SLICES, on(ServerKind.TUTORIAL_SECURED, Scenario.HANDSHAKE),
			Entry.of(ServerKind.BOSS_SECURED, Scenario.HANDSHAKE, cpu(0.7))),

	/** Compression. */
	DEFLATE("deflate", Method.SLICES, on(ServerKind.BOSS_DEFLATE, Scenario.FAN_OUT_ROWS),
			Entry.of(ServerKind.BOSS_DEFLATE, Scenario.FAN_OUT_DEFLATED, cpu(2),
					Bound.atMost(Figure.BYTES_RATIO, 0.35))),

	/** TLS. */
	TLS_FAN_OUT("tls-fanout", Method.SLICES, on(ServerKind.VERTX_TLS, Scenario.FAN_OUT_1),
			Entry.of(ServerKind.BOSS_TLS, Scenario.FAN_OUT_1, cpu(1)),
			Entry.of(ServerKind.BOSS_JETTY_TLS, Scenario.FAN_OUT_1, cpu(1))),

	/** TLS. */
	TLS_ECHO("tls-echo", Method.SLICES, on(ServerKind.VERTX_TLS, Scenario.ECHO),
			Entry.of(ServerKind.BOSS_TLS, Scenario.ECHO, cpu(1)),
			Entry.of(ServerKind.BOSS_JETTY_TLS, Scenario.ECHO, cpu(1))),

	/** Servers that have just started. */
	FIRST_MINUTE("first-minute", Method.RUNS, on(ServerKind.TUTORIAL, Scenario.FIRST_MINUTE),
			Entry.of(ServerKind.BOSS_FAST, Scenario.FIRST_MINUTE, cpu(1))),

	/** Clients that are not as fast as others. */
	SLOW_READERS("slow", Method.RUNS, on(ServerKind.BOSS_FAST, Scenario.NO_SLOW_READERS),
			Stream
				.of(ServerKind.BOSS_FAST, ServerKind.BOSS_DROP_OLDEST, ServerKind.BOSS_DROP_NEWEST,
						ServerKind.BOSS_CONFLATE, ServerKind.BOSS_RESYNC)
				.map((server) -> Entry.of(server, Scenario.SLOW_READERS, Bound.atLeast(Figure.RATE_RATIO, 0.95),
						Bound.atMost(Figure.P99_RATIO, 1.1)))
				.toArray(Entry[]::new)),

	/** A rate that all can do. */
	RATE_60("rate-60", Method.RUNS, on(ServerKind.TUTORIAL, Scenario.RATE_60),
			Entry.of(ServerKind.BOSS_FAST, Scenario.RATE_60, Bound.atMost(Figure.P99_RATIO, 0.6))),

	/** Clients that do nothing. */
	IDLE("idle", Method.RUNS, on(ServerKind.TUTORIAL, Scenario.IDLE),
			Entry.of(ServerKind.BOSS_FAST, Scenario.IDLE, Bound.atMost(Figure.HEAP, 6)));

	private final String id;

	private final Method method;

	private final Contestant reference;

	private final List<Entry> entries;

	Comparison(String id, Method method, Contestant reference, Entry... entries) {
		this.id = id;
		this.method = method;
		this.reference = reference;
		this.entries = List.of(entries);
	}

	private static Contestant on(ServerKind server, Scenario scenario) {
		return new Contestant(server, scenario);
	}

	private static Bound cpu(double limit) {
		return Bound.atMost(Figure.RATIO, limit);
	}

	/**
	 * Finds a comparison.
	 * @param id its {@link #id()}
	 * @return the comparison
	 */
	public static Comparison of(String id) {
		return Stream.of(values())
			.filter((comparison) -> comparison.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"No comparison '" + id + "'; there are " + Arrays.stream(values()).map(Comparison::id).toList()));
	}

	/**
	 * Its name on the command line.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * How it is measured.
	 * @return the method
	 */
	public Method method() {
		return this.method;
	}

	/**
	 * What all are compared with.
	 * @return the reference
	 */
	public Contestant reference() {
		return this.reference;
	}

	/**
	 * Those that are compared with it.
	 * @return the entries, in the order of the tables
	 */
	public List<Entry> entries() {
		return this.entries;
	}

	/**
	 * Those that take part, the reference first.
	 * @param all whether those take part of which nothing is asked
	 * @return the contestants
	 */
	public List<Contestant> contestants(boolean all) {
		return Stream
			.concat(Stream.of(this.reference),
					this.entries.stream().filter((entry) -> all || !entry.bounds().isEmpty()).map(Entry::contestant))
			.distinct()
			.toList();
	}

	/**
	 * Method by which contestants are compared.
	 */
	public enum Method {

		/**
		 * All at the same time: their clients are stopped, and go on in turn, for a
		 * quarter of a second each.
		 */
		SLICES,

		/**
		 * One after the other, each with a fresh server.
		 */
		RUNS

	}

}
