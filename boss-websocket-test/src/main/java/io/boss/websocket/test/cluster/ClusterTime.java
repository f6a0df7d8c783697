/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.boss.websocket.test.TestTime;
import io.boss.websocket.test.engine.TestLoop;

/**
 * Time of all nodes of a cluster.
 *
 * @param loop lets it pass
 */
record ClusterTime(TestLoop loop) implements TestTime {

	@Override
	public void advance(Duration duration) {
		this.loop.transcript().add("time", "passes, " + duration);
		this.loop.advance(duration);
	}

	@Override
	public Instant instant() {
		return this.loop.time().instant();
	}

	@Override
	public Duration elapsed() {
		return Duration.ofNanos(this.loop.time().nanoTime());
	}

	@Override
	public Clock clock() {
		return this.loop.time().getClock();
	}

}
