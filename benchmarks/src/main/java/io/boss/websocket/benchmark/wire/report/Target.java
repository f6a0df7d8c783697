/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.util.function.ToDoubleBiFunction;

import io.boss.websocket.benchmark.wire.plan.ServerKind;

/**
 * Target of this project.
 *
 * @param text what it is about
 * @param atMost whether more is a miss, or less is
 * @param fast the limit for the fast carrier
 * @param portable the limit on Jetty, for the carrier that is not the fastest
 * @param unit what is behind the number
 * @param reading how to find the value of one of our servers
 */
record Target(String text, boolean atMost, double fast, double portable, String unit,
		ToDoubleBiFunction<Results, ServerKind> reading) {

	static Target atMost(String text, double fast, double portable, String unit,
			ToDoubleBiFunction<Results, ServerKind> reading) {
		return new Target(text, true, fast, portable, unit, reading);
	}

	static Target atLeast(String text, double limit, String unit, ToDoubleBiFunction<Results, ServerKind> reading) {
		return new Target(text, false, limit, limit, unit, reading);
	}

	double limit(ServerKind server) {
		return (server == ServerKind.BOSS_JETTY) ? this.portable : this.fast;
	}

	boolean isReached(ServerKind server, double value) {
		return this.atMost ? value <= limit(server) : value >= limit(server);
	}

}
