/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.Locale;

/**
 * Figure that a measurement finds.
 */
public enum Figure {

	/** CPU time of the server for each frame, message or handshake. */
	CPU("cpu_us", "µs of server CPU each"),

	/** The part of it that is the user's. */
	USER("user_us", "µs of user time each"),

	/** The part of it that is the kernel's. */
	SYSTEM("system_us", "µs of system time each"),

	/** The part of it that the compiler takes, of 1. */
	COMPILER("compiler", "of it the compiler"),

	/** CPU time, as a multiple of the reference's. */
	RATIO("ratio", "CPU"),

	/** Bytes on the wire for each frame, as a multiple of the reference's. */
	BYTES_RATIO("bytes_ratio", "bytes"),

	/** Throughput, as a multiple of the reference's. */
	RATE_RATIO("rate_ratio", "throughput"),

	/** The latency that one in a hundred exceeds, as a multiple of the reference's. */
	P99_RATIO("p99_ratio", "p99"),

	/** Bytes allocated, as a multiple of what Jackson alone allocates. */
	ALLOCATION("allocation", "allocation, of Jackson's"),

	/** How many a second. */
	RATE("per_s", "a second"),

	/** Bytes on the wire for each frame. */
	BYTES("bytes", "bytes each"),

	/** Half of all take no longer. */
	P50("p50_ms", "p50 in ms"),

	/** All but one in a hundred take no longer. */
	P99("p99_ms", "p99 in ms"),

	/** Live heap for each connection. */
	HEAP("heap_kb", "KB of live heap each"),

	/** Memory of the process for each connection. */
	RESIDENT("resident_kb", "KB of resident memory each"),

	/** Cores that the client was busy on. */
	CLIENT_CORES("client_cores", "cores of the client"),

	/** Connections that read, and were closed nevertheless. */
	LOST("lost", "lost connections");

	private static final double THREE_DIGITS = 100;

	private final String key;

	private final String unit;

	Figure(String key, String unit) {
		this.key = key;
		this.unit = unit;
	}

	/**
	 * Its name among the results.
	 * @return the key
	 */
	public String key() {
		return this.key;
	}

	/**
	 * What it counts, as the tables say it.
	 * @return the unit
	 */
	public String unit() {
		return this.unit;
	}

	/**
	 * A value with about three digits.
	 * @param value the value
	 * @return the text; a dash if it is not a number
	 */
	public static String format(double value) {
		if (!Double.isFinite(value)) {
			return "–";
		}
		double size = Math.abs(value);
		int decimals = (size >= THREE_DIGITS) ? 0 : (size >= THREE_DIGITS / 10) ? 1 : 2;
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

}
