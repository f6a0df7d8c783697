/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.Locale;

/**
 * A number that the client reports.
 */
public enum Figure {

	/** CPU time of the server for each frame, message or handshake. */
	CPU("cpu_us", "µs of server CPU each", true),

	/** How many a second. */
	RATE("per_s", "a second", false),

	/** Half of all take no longer. */
	P50("p50_ms", "p50 in ms", true),

	/** All but one in a hundred take no longer. */
	P99("p99_ms", "p99 in ms", true),

	/** Live heap for each connection. */
	HEAP("heap_kb", "KB of live heap each", true),

	/** Memory of the process for each connection. */
	RESIDENT("resident_kb", "KB of resident memory each", true),

	/** Cores that the client was busy on. */
	CLIENT_CORES("client_cores", "cores of the client", true),

	/** Cores that processes used which are no part of the measurement. */
	OTHER_CORES("other_cores", "cores of others", true),

	/** Connections that read, and were closed nevertheless. */
	LOST("lost", "lost connections", true);

	private static final double THREE_DIGITS = 100;

	private final String key;

	private final String unit;

	private final boolean lessIsBetter;

	Figure(String key, String unit, boolean lessIsBetter) {
		this.key = key;
		this.unit = unit;
		this.lessIsBetter = lessIsBetter;
	}

	/**
	 * Its name among the client's results.
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
	 * Whether less is better.
	 * @return whether less is better
	 */
	public boolean lessIsBetter() {
		return this.lessIsBetter;
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
