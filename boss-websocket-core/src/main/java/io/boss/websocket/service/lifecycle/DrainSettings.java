/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import java.time.Duration;

import io.boss.websocket.timing.Nanos;

/**
 * Settings for the close of clients when the application shuts down.
 *
 * @param delay how long new clients are refused before the first one is closed; not
 * negative
 * @param batchSize how many clients are closed together, at least 1; more if they would
 * not all be closed in time
 * @param interval how long after a batch the next one follows, on average; zero closes
 * all at once
 * @param phaseTimeout how long a phase of the shutdown may take
 */
public record DrainSettings(Duration delay, int batchSize, Duration interval, Duration phaseTimeout) {

	/**
	 * For services that no client can reach any more.
	 * @param phaseTimeout how long a phase of the shutdown may take
	 * @return settings without any wait
	 */
	static DrainSettings atOnce(Duration phaseTimeout) {
		return new DrainSettings(Duration.ZERO, Integer.MAX_VALUE, Duration.ZERO, phaseTimeout);
	}

	/**
	 * How long draining may take: a little less than the phase, so that services that are
	 * abandoned still terminate in time.
	 * @return the time
	 */
	public Duration timeout() {
		return Nanos.limited(this.phaseTimeout).multipliedBy(9).dividedBy(10);
	}

}
