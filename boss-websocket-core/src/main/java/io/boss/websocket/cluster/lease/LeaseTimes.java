/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Times in the life of a lease, in nanoseconds.
 *
 * @param duration how long the broker keeps it after each renewal
 * @param random spreads the requests of nodes
 */
record LeaseTimes(Duration duration, RandomGenerator random) {

	/**
	 * How long after the request was sent the node takes its lease for ended: a fifth
	 * earlier than the broker does, for clocks that do not run at the same speed and for
	 * callbacks that run.
	 * @return the time
	 */
	long use() {
		return this.duration.toNanos() / 5 * 4;
	}

	/**
	 * How long to wait before the broker is asked again. A third of the duration, so that
	 * one request may fail, and up to a tenth less so that nodes do not ask together.
	 * @return the time
	 */
	long pause() {
		long third = this.duration.toNanos() / 3;
		return third - this.random.nextLong(third / 10 + 1);
	}

	/**
	 * How long a node leaves a service to others after its supervisor has given it up.
	 * @return the time
	 */
	long penalty() {
		return this.duration.multipliedBy(10).toNanos();
	}

}
