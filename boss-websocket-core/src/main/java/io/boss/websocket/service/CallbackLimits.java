/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;

/**
 * Limits on the duration of a callback, after which it is reported. Nothing interrupts
 * it.
 *
 * @param warnAfter how long before the log has a warning; zero for none
 * @param stuckAfter how long before the service counts as stuck; zero for never
 */
public record CallbackLimits(Duration warnAfter, Duration stuckAfter) {

	/**
	 * Whether a service is stuck.
	 * @param running a callback that runs
	 * @return whether it has been running for too long
	 */
	public boolean isStuck(RunningCallback running) {
		return !this.stuckAfter.isZero() && running.duration().compareTo(this.stuckAfter) > 0;
	}

}
