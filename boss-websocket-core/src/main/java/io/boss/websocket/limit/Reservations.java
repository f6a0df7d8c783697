/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Permits of clients whose handshake was accepted and whose connection is not there yet.
 * Web servers do not tell if it never comes. Safe on any thread.
 */
final class Reservations {

	/**
	 * How long a connection may take to follow its handshake. One that is later asks for
	 * a permit again, while those that were reset at once keep permits from others.
	 */
	static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

	private final ReentrantLock lock = new ReentrantLock();

	// In the order of their times.
	private final Set<ConnectionPermit> permits = new LinkedHashSet<>();

	void add(ConnectionPermit permit) {
		this.lock.lock();
		try {
			this.permits.add(permit);
		}
		finally {
			this.lock.unlock();
		}
	}

	void remove(ConnectionPermit permit) {
		this.lock.lock();
		try {
			this.permits.remove(permit);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Frees the permits that no connection has taken in time.
	 * @param now the time in nanoseconds
	 */
	void lapse(long now) {
		for (ConnectionPermit permit = lapsed(now); permit != null; permit = lapsed(now)) {
			permit.cancel();
		}
	}

	private @Nullable ConnectionPermit lapsed(long now) {
		this.lock.lock();
		try {
			Iterator<ConnectionPermit> oldest = this.permits.iterator();
			if (!oldest.hasNext()) {
				return null;
			}
			ConnectionPermit permit = oldest.next();
			if (now - permit.since() < PATIENCE) {
				return null;
			}
			// A connection may be about to take it.
			oldest.remove();
			return permit;
		}
		finally {
			this.lock.unlock();
		}
	}

}
