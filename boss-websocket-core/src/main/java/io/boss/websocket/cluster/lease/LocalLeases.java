/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.timing.EngineClock;

/**
 * {@link ClusterLeases} of an application that runs on one node: it holds all of them.
 * Tokens are made of the time of day, since the store that they protect outlives the
 * application. Safe on any thread.
 */
final class LocalLeases implements LeaseStore {

	private final EngineClock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Lease> held = new HashMap<>();

	private long token;

	/**
	 * Creates a store.
	 * @param clock tells the time of day
	 */
	LocalLeases(EngineClock clock) {
		this.clock = clock;
	}

	@Override
	public Lease acquire(String name, String node, Duration duration) {
		this.lock.lock();
		try {
			return this.held.computeIfAbsent(name, (key) -> new Lease(name, node, nextToken()));
		}
		finally {
			this.lock.unlock();
		}
	}

	private long nextToken() {
		this.token = Math.max(this.token + 1, this.clock.instant().toEpochMilli());
		return this.token;
	}

	@Override
	public void release(Lease lease) {
		this.lock.lock();
		try {
			this.held.values().remove(lease);
		}
		finally {
			this.lock.unlock();
		}
	}

}
