/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;

/**
 * Objects that elections need.
 *
 * @param clock tells the time
 * @param threads lends the threads, at each start
 * @param random spreads the requests of nodes
 */
public record ElectionEnvironment(EngineClock clock, Supplier<LeaseThreads> threads, RandomGenerator random) {

	/**
	 * An environment of two threads for elections alone: a broker that does not answer
	 * keeps neither other tasks waiting nor the look at leases that end.
	 * @param clock tells the time
	 * @return the environment
	 */
	public static ElectionEnvironment own(EngineClock clock) {
		return new ElectionEnvironment(clock, () -> LeaseThreads.own(clock), new SecureRandom());
	}

	/**
	 * An environment without a thread of its own, for brokers that answer at once.
	 * @param time runs all that elections do; what they do last is done in the call that
	 * ends them
	 * @param random spreads the requests of nodes
	 * @return the environment
	 */
	public static ElectionEnvironment of(EngineTime time, RandomGenerator random) {
		return new ElectionEnvironment(time.clock(), () -> LeaseThreads.of(time), random);
	}

}
