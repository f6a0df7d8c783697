/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;

/**
 * A broker that keeps one lease by its own clock, and may be slow or away.
 */
final class SimulatedStore implements LeaseStore {

	private final Simulation world;

	private LongSupplier latency = () -> 0;

	private BooleanSupplier failure = () -> false;

	private Lease lease;

	private long end;

	private long token;

	private int asked;

	SimulatedStore(Simulation world) {
		this.world = world;
	}

	/**
	 * Sets how long a request takes, and the answer as well.
	 * @param latency the time in nanoseconds, asked for each time
	 */
	void takes(LongSupplier latency) {
		this.latency = latency;
	}

	/**
	 * Sets whether a request is lost, and an answer as well.
	 * @param failure asked for each time
	 */
	void fails(BooleanSupplier failure) {
		this.failure = failure;
	}

	/** Forgets the lease, but not the tokens. */
	void forget() {
		this.end = this.world.now();
	}

	int asked() {
		return this.asked;
	}

	/**
	 * Whether a lease is the one that is held at this moment.
	 * @param lease the lease
	 * @return whether it has not ended
	 */
	boolean isCurrent(Lease lease) {
		return lease.equals(this.lease) && this.world.now() < this.end;
	}

	/**
	 * The lease that is held at this moment.
	 * @return the id of its node, or nothing
	 */
	String holder() {
		return (this.lease != null && isCurrent(this.lease)) ? this.lease.node() : "nobody";
	}

	@Override
	public Lease acquire(String name, String node, Duration duration) {
		this.asked++;
		travel();
		if (this.lease == null || this.world.now() >= this.end) {
			this.lease = new Lease(name, node, ++this.token);
		}
		if (this.lease.node().equals(node)) {
			this.end = this.world.now() + duration.toNanos();
		}
		Lease answer = this.lease;
		travel();
		return answer;
	}

	@Override
	public void release(Lease lease) {
		travel();
		if (lease.equals(this.lease)) {
			this.end = this.world.now();
		}
		travel();
	}

	private void travel() {
		this.world.pass(this.latency.getAsLong());
		if (this.failure.getAsBoolean()) {
			throw new IllegalStateException("broker is away");
		}
	}

}
