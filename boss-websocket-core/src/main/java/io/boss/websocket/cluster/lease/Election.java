/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.service.ServiceProcess;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Election of the node that runs one service: the service runs on this node while this
 * node holds its lease.
 * <p>
 * A worker asks the broker, as long as that takes, and a periodic check that never blocks
 * ends a lease that was not renewed in time. A lease is given back, and not asked for
 * again, until the instance that ran with it has ended.
 */
final class Election {

	private static final Log logger = LogFactory.getLog(Election.class);

	private final ServiceProcess service;

	private final String node;

	private final LeaseStore store;

	private final LeaseTimes times;

	private final LongSupplier clock;

	private final Consumer<String> released;

	// The round that comes next: those that were planned before it do nothing.
	private final AtomicLong rounds = new AtomicLong();

	// Whether a round is planned of which another node has told.
	private final AtomicBoolean told = new AtomicBoolean();

	private volatile @Nullable Threads threads;

	private volatile @Nullable HeldLease held;

	private volatile @Nullable Lease seen;

	// Only on the worker.
	private long readmission;

	private boolean unsure;

	private long sure;

	/**
	 * Creates an election.
	 * @param service the service
	 * @param node the id of this node
	 * @param store where the lease is kept
	 * @param times when things happen
	 * @param clock nanoseconds that only go forward
	 * @param released told the name of the service when its lease was given back; must
	 * not block
	 */
	Election(ServiceProcess service, String node, LeaseStore store, LeaseTimes times, LongSupplier clock,
			Consumer<String> released) {
		this.service = service;
		this.node = node;
		this.store = store;
		this.times = times;
		this.clock = clock;
		this.released = released;
	}

	/**
	 * Begins.
	 * @param threads the threads, until {@link #stop()}
	 */
	void start(Threads threads) {
		this.threads = threads;
		this.service.candidacy().onStandby(this::hurry);
		hurry();
	}

	/**
	 * Asks for nothing any more. On the worker.
	 */
	void stop() {
		HeldLease held = this.held;
		if (held != null && held.isDone()) {
			giveBack(held);
		}
		this.threads = null;
	}

	/**
	 * Something may have changed. On any thread.
	 */
	void hurry() {
		plan(this.rounds.incrementAndGet(), 0);
	}

	/**
	 * Another node says that something may have changed. However often and for whatever
	 * reason it does, that plans one round at a time. On any thread.
	 */
	void told() {
		if (this.told.compareAndSet(false, true)) {
			hurry();
		}
	}

	/**
	 * The lease while this node holds it. On any thread.
	 * @return the lease, or {@code null}
	 */
	@Nullable Lease lease() {
		HeldLease held = this.held;
		return (held != null && held.holds()) ? held.lease() : null;
	}

	/**
	 * What the broker has answered last. On any thread.
	 * @return the lease, on whatever node, or {@code null} if there was no answer yet
	 */
	@Nullable Lease seen() {
		return this.seen;
	}

	private void plan(long round, long pause) {
		Threads threads = this.threads;
		if (threads != null) {
			threads.worker().schedule(() -> round(round), pause);
		}
	}

	private void round(long round) {
		if (this.rounds.get() != round || this.threads == null) {
			return;
		}
		this.told.set(false);
		boolean answered = false;
		try {
			answered = step();
		}
		finally {
			if (this.rounds.compareAndSet(round, round + 1)) {
				plan(round + 1, answered ? this.times.pause() : this.times.pause() / 3);
			}
		}
	}

	// Answers whether the broker did, if it was asked.
	private boolean step() {
		HeldLease held = this.held;
		if (held == null) {
			return stand();
		}
		if (held.isDone()) {
			giveBack(held);
		}
		else if (held.holds()) {
			return renew(held);
		}
		// Else the instance is about to end, and no other is started before.
		return true;
	}

	private boolean stand() {
		if (this.service.state() == ServiceState.DOWN && this.clock.getAsLong() - this.readmission >= 0) {
			this.service.candidacy().readmit();
		}
		if (!this.service.candidacy().isCandidate() || isUnsure()) {
			return true;
		}
		long sent = this.clock.getAsLong();
		Lease lease = ask();
		if (lease != null && lease.node().equals(this.node)) {
			takeOver(new HeldLease(lease, this.clock, sent + this.times.use(), this::hurry));
		}
		return lease != null;
	}

	// A release that was not answered may still reach the broker, and end a lease which
	// was taken again.
	private boolean isUnsure() {
		this.unsure = this.unsure && this.clock.getAsLong() - this.sure < 0;
		return this.unsure;
	}

	private void takeOver(HeldLease held) {
		if (!held.holds()) {
			logger.warn(
					"The lease of service '" + this.service.name() + "' was got too late to be used; trying once more");
			return;
		}
		this.held = held;
		logger.info("Service '" + this.service.name() + "' runs on this node from now on, with fencing token "
				+ held.lease().token());
		watch(held);
		this.service.candidacy().takeOver(held);
	}

	private boolean renew(HeldLease held) {
		long sent = this.clock.getAsLong();
		Lease lease = ask();
		if (lease == null) {
			return false;
		}
		if (!lease.equals(held.lease())) {
			lose(held, lease.node().equals(this.node) ? "the broker had forgotten it" : "another node has it now");
		}
		else if (!held.renew(sent + this.times.use())) {
			lose(held, "it was renewed too late");
		}
		return true;
	}

	private @Nullable Lease ask() {
		try {
			Lease lease = this.store.acquire(this.service.name(), this.node, this.times.duration());
			this.seen = lease;
			return lease;
		}
		catch (RuntimeException ex) {
			// The store tells of it, once for all services.
			LogTrace.debug(logger, "Cannot ask who holds the lease of service '" + this.service.name() + "'", ex);
			return null;
		}
	}

	private void watch(HeldLease held) {
		Threads threads = this.threads;
		if (threads != null) {
			threads.watch().schedule(() -> check(held), Math.max(held.remaining(), 0));
		}
	}

	private void check(HeldLease held) {
		if (held.holds()) {
			watch(held);
		}
		else if (!held.isOver()) {
			lose(held, "it could not be renewed in time");
		}
	}

	private void lose(HeldLease held, String why) {
		held.giveUp();
		logger.warn("Service '" + this.service.name() + "' has lost its lease and ends on this node: " + why);
		this.service.candidacy().standBy(held);
	}

	private void giveBack(HeldLease held) {
		this.held = null;
		this.readmission = this.clock.getAsLong() + this.times.penalty();
		logger.info("Service '" + this.service.name() + "' has ended on this node, which gives its lease back");
		try {
			this.store.release(held.lease());
			this.released.accept(this.service.name());
		}
		catch (RuntimeException ex) {
			this.unsure = true;
			this.sure = this.clock.getAsLong() + this.times.duration().toNanos();
			LogTrace.debug(logger,
					"Could not give back the lease of service '" + this.service.name() + "', it ends by itself", ex);
		}
	}

	/**
	 * Threads of an election.
	 *
	 * @param worker asks the broker, which blocks
	 * @param watch never blocks
	 */
	record Threads(LeaseThread worker, LeaseThread watch) {
	}

}
