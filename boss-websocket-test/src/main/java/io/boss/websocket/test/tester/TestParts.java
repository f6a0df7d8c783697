/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.handler.ObservedServices;
import io.boss.websocket.test.handler.PlannedCrashes;
import io.boss.websocket.test.socket.MemoryUpgrader;
import org.jspecify.annotations.Nullable;

/**
 * Parts that a test puts into an engine in place of threads, time and sockets.
 *
 * @param loop runs all
 * @param upgrader gives clients their sockets
 * @param clients the clients of the test
 * @param crashes crashes that are planned
 * @param observed what is seen of services
 * @param works slow work
 */
public record TestParts(TestLoop loop, MemoryUpgrader upgrader, TestClients clients, PlannedCrashes crashes,
		ObservedServices observed, HeldWorks works) {

	/**
	 * Creates parts that belong together.
	 * @param seed the seed by which the next task is drawn, or {@code null} for tasks in
	 * order
	 * @return the parts
	 */
	public static TestParts create(@Nullable Long seed) {
		return of(TestLoop.drawing(seed));
	}

	/**
	 * Creates parts of a node whose loop others share.
	 * @param loop runs all nodes
	 * @return the parts
	 */
	public static TestParts of(TestLoop loop) {
		TestClients clients = new TestClients();
		PlannedCrashes crashes = new PlannedCrashes();
		return new TestParts(loop, new MemoryUpgrader(loop), clients, crashes,
				new ObservedServices(loop.transcript(), crashes, clients::nameOf), new HeldWorks(loop));
	}

}
