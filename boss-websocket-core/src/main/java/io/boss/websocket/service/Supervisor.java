/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.RestartPolicy;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.timing.EngineClock;

/**
 * Supervisor of a service, which decides about restarts. Asked only inside tasks of the
 * service's executor.
 */
final class Supervisor {

	private final RestartPolicy policy;

	private final RestartIntensity intensity;

	private final EngineClock clock;

	private final AtomicLong restarts = new AtomicLong();

	Supervisor(RestartPolicy policy, ServiceSettings.Restart limits, EngineClock clock) {
		this.policy = policy;
		this.intensity = new RestartIntensity(limits);
		this.clock = clock;
	}

	/**
	 * An instance has ended.
	 * @param reason why
	 * @param counts whether a restart counts towards the intensity; that of an instance
	 * which a client's callback ended does not, and neither does that of one which mail
	 * ended that had ended the one before, because the mail is dropped
	 * @return what to do
	 */
	Decision ended(TerminationReason reason, boolean counts) {
		if (!this.policy.restartsAfter(reason)) {
			return new Decision.Stop();
		}
		long now = this.clock.nanoTime();
		if (counts && !this.intensity.tryRestart(now)) {
			return new Decision.GiveUp();
		}
		this.restarts.incrementAndGet();
		return new Decision.Restart(this.intensity.backoff(now));
	}

	/**
	 * A restart was requested, which says nothing about the service.
	 */
	void restarting() {
		this.restarts.incrementAndGet();
	}

	void reset() {
		this.intensity.reset();
		this.restarts.set(0);
	}

	long restarts() {
		return this.restarts.get();
	}

	/**
	 * Decision after the end of an instance.
	 */
	sealed interface Decision {

		/**
		 * Decision to start another instance.
		 *
		 * @param backoff the wait before it
		 */
		record Restart(Duration backoff) implements Decision {
		}

		/**
		 * Decision for no other instance, because the policy asks for none.
		 */
		record Stop() implements Decision {
		}

		/**
		 * Decision for no other instance, because of too many restarts in too short a
		 * time.
		 */
		record GiveUp() implements Decision {
		}

	}

}
