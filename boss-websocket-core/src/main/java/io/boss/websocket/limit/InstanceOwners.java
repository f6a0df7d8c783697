/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.security.Principal;

import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the instances of a keyed service, by the principals whose handshakes have
 * started them. Safe on any thread.
 */
public final class InstanceOwners {

	private final int max;

	private final KeyedCounts counts = new KeyedCounts();

	/**
	 * Creates counts at zero.
	 * @param max how many instances one principal may have started, no limit if zero
	 */
	public InstanceOwners(int max) {
		this.max = max;
	}

	/**
	 * Principal that is charged for an instance.
	 * @param user the user, if it is known
	 * @return the principal as it is counted, or {@code null} if nobody is charged
	 */
	public @Nullable Object of(@Nullable Principal user) {
		return (this.max > 0) ? Origin.of(user, null).principal() : null;
	}

	/**
	 * Charges a principal for one more instance, which is given back by {@link #release}.
	 * @param owner what {@link #of} answered
	 * @param listener hears of the limit if it is exceeded
	 * @return whether it may have one more
	 */
	public boolean charge(@Nullable Object owner, LimitListener listener) {
		if (owner == null || this.counts.add(owner, this.max) >= 0) {
			return true;
		}
		if (listener.exceeded(Limit.INSTANCES_PER_PRINCIPAL)) {
			return false;
		}
		this.counts.add(owner, Integer.MAX_VALUE);
		return true;
	}

	/**
	 * An instance has ended, or was not started after all.
	 * @param owner who was charged for it
	 */
	public void release(@Nullable Object owner) {
		if (owner != null) {
			this.counts.remove(owner);
		}
	}

}
