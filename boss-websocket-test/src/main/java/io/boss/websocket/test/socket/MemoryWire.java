/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.socket;

import java.util.OptionalLong;

import io.boss.websocket.direct.TurnedLoop;
import io.boss.websocket.direct.WireLoop;
import io.boss.websocket.test.engine.Lane;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.engine.TimedQueue;

/**
 * Loop of the direct transport, turned by the loop of the test.
 */
final class MemoryWire implements TimedQueue {

	private final TestLoop test;

	private final Lane lane = new Lane("sockets");

	private final TurnedLoop loop;

	MemoryWire(TestLoop test) {
		this.test = test;
		this.loop = new TurnedLoop(test.time(), this::deadlinePassed);
		test.watch(this);
	}

	WireLoop loop() {
		return this.loop;
	}

	@Override
	public long nextDeadline() {
		OptionalLong wait = this.loop.nanosToDeadline();
		return wait.isPresent() ? this.test.time().nanoTime() + wait.getAsLong() : Long.MAX_VALUE;
	}

	@Override
	public void deadlinePassed() {
		this.test.add(this.lane, this.loop::turn);
	}

}
