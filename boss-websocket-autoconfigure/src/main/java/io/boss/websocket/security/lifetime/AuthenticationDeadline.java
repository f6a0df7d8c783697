/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Duration;

import io.boss.websocket.endpoint.PeriodicCheck;
import org.jspecify.annotations.Nullable;

/**
 * Deadline until which a client may stay if nothing new comes. The next deadline replaces
 * it. Looked at by one thread, except to cancel it.
 */
final class AuthenticationDeadline implements PeriodicCheck {

	private final long end;

	private final long warnBefore;

	// The clock keeps a deadline for a while when the client is gone, but not the client.
	private volatile @Nullable Lifetime lifetime;

	private boolean warned;

	/**
	 * Creates a deadline.
	 * @param lifetime what ends with it
	 * @param end when, in nanoseconds
	 * @param warnBefore how long before that the client is warned, in nanoseconds
	 */
	AuthenticationDeadline(Lifetime lifetime, long end, long warnBefore) {
		this.lifetime = lifetime;
		this.end = end;
		this.warnBefore = warnBefore;
	}

	void cancel() {
		this.lifetime = null;
	}

	@Override
	public long look(long now) {
		Lifetime lifetime = this.lifetime;
		if (lifetime == null) {
			return DONE;
		}
		long rest = this.end - now;
		if (rest <= 0) {
			lifetime.expired();
			return DONE;
		}
		if (this.warned) {
			return rest;
		}
		if (rest > this.warnBefore) {
			return rest - this.warnBefore;
		}
		this.warned = true;
		lifetime.warn(Duration.ofNanos(rest));
		return rest;
	}

}
