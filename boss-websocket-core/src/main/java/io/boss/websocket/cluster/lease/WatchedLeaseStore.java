/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.Outage;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * {@link LeaseStore} that records whether it answers. Asked by one thread at a time, read
 * by any.
 */
final class WatchedLeaseStore implements LeaseStore {

	private static final Log logger = LogFactory.getLog(WatchedLeaseStore.class);

	private final LeaseStore store;

	private final Duration lease;

	private final EngineClock clock;

	private final Outage outage;

	private volatile boolean asking;

	// When it was asked last.
	private volatile long asked;

	/**
	 * Watches a store that was not asked yet.
	 * @param store the store
	 * @param lease how long a lease lasts that is not renewed
	 * @param clock tells the time
	 */
	WatchedLeaseStore(LeaseStore store, Duration lease, EngineClock clock) {
		this.store = store;
		this.lease = lease;
		this.clock = clock;
		this.outage = new Outage(logger, clock::nanoTime, clock::instant, "The store of leases",
				"Services of scope CLUSTER end when their leases do, and none begins on this node");
		this.asked = clock.nanoTime();
	}

	@Override
	public Lease acquire(String name, String node, Duration duration) {
		long asked = this.clock.nanoTime();
		this.asked = asked;
		this.asking = true;
		try {
			Lease lease = this.store.acquire(name, node, duration);
			this.outage.answered();
			return lease;
		}
		catch (RuntimeException ex) {
			this.outage.failed(asked, LogLine.ofRoot(ex));
			throw ex;
		}
		finally {
			this.asking = false;
		}
	}

	// Nobody waits for what comes of it: the lease ends by itself.
	@Override
	public void release(Lease lease) {
		this.store.release(lease);
	}

	/**
	 * How the store is.
	 * @return how long it has not answered
	 */
	LeaseStoreStatus status() {
		Duration unanswered = unanswered();
		return new LeaseStoreStatus(unanswered, unanswered.compareTo(this.lease) >= 0, this.outage.lastFailure());
	}

	// The state of a store that is not asked any more is unknown.
	private Duration unanswered() {
		Duration outage = this.outage.length();
		Duration sinceAsked = Duration.ofNanos(this.clock.nanoTime() - this.asked);
		if (outage != null) {
			boolean current = this.asking || sinceAsked.compareTo(this.lease.multipliedBy(2)) < 0;
			return current ? outage : Duration.ZERO;
		}
		return this.asking ? sinceAsked : Duration.ZERO;
	}

}
