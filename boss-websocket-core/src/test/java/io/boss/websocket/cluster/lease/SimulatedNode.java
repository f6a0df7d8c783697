/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.TestProcesses;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link Simulation}, with a real service and its election, and with a clock
 * of its own.
 */
final class SimulatedNode implements BossServiceHandler<Long> {

	final List<String> log = new ArrayList<>();

	final HandDrivenExecutor executor = new HandDrivenExecutor();

	final ServiceProcess service = TestProcesses.standby(this, this.executor);

	final Election election;

	private final Simulation world;

	private final String name;

	private Consumer<SimulatedNode> work = (node) -> {
	};

	private LongSupplier delay = () -> 0;

	private double speed = 1;

	private long offset;

	private long frozenUntil;

	private @Nullable AssertionError wrong;

	private boolean dead;

	private boolean runs;

	private boolean asks;

	private int failures;

	SimulatedNode(String name, Simulation world, SimulatedStore store, Duration lease, long seed) {
		this.name = name;
		this.world = world;
		this.election = new Election(this.service, name, store, new LeaseTimes(lease, new Random(seed)), this::clock,
				(service) -> this.log.add("released"));
	}

	SimulatedNode start() {
		runSoon();
		this.election.start(new Election.Threads(this::onWorker, this::onWatch));
		return this;
	}

	/**
	 * Sets what is done in init and for each broadcast.
	 * @param work the work
	 */
	void does(Consumer<SimulatedNode> work) {
		this.work = work;
	}

	/**
	 * Sets how long it takes until a thread is there for callbacks.
	 * @param delay the time in nanoseconds, asked for each time
	 */
	void threadsTake(LongSupplier delay) {
		this.delay = delay;
	}

	/**
	 * Lets its clock go faster or slower than the others.
	 * @param speed 1 for as fast
	 */
	void clockGoes(double speed) {
		this.speed = speed;
	}

	void clockLeaps(Duration time) {
		this.offset += time.toNanos();
	}

	void failInit(int times) {
		this.failures = times;
	}

	/**
	 * Lets none of its threads go on for a while; its clock does.
	 * @param nanos how long
	 */
	void freeze(long nanos) {
		this.frozenUntil = Math.max(this.frozenUntil, this.world.now() + nanos);
	}

	boolean isFrozen() {
		return this.world.now() < this.frozenUntil;
	}

	/** Throws what a callback has found wrong, which its service took for a crash. */
	void check() {
		if (this.wrong != null) {
			throw this.wrong;
		}
	}

	private void work() {
		try {
			this.work.accept(this);
		}
		catch (AssertionError ex) {
			this.wrong = ex;
			throw ex;
		}
	}

	/** No more is heard of it. */
	void die() {
		this.dead = true;
	}

	boolean isDead() {
		return this.dead;
	}

	/** Shuts down in order. */
	void drain() {
		TestProcesses.drain(this.service);
		runSoon();
	}

	void broadcast(String message) {
		this.service.broadcast(message);
		runSoon();
	}

	@Nullable Lease lease() {
		return this.election.lease();
	}

	private long clock() {
		return this.offset + (long) (this.world.now() * this.speed);
	}

	private void onWorker(Runnable task, long nanos) {
		this.world.in((long) (nanos / this.speed), () -> onWorker(task));
	}

	private void onWorker(Runnable task) {
		if (this.asks || isFrozen()) {
			this.world.in(Math.max(this.frozenUntil - this.world.now(), 1_000_000), () -> onWorker(task));
			return;
		}
		this.asks = true;
		try {
			act(task);
		}
		finally {
			this.asks = false;
		}
	}

	private void onWatch(Runnable task, long nanos) {
		this.world.in((long) (nanos / this.speed) + 1, () -> onWatch(task));
	}

	private void onWatch(Runnable task) {
		if (isFrozen()) {
			this.world.in(this.frozenUntil - this.world.now() + this.delay.getAsLong(), () -> onWatch(task));
			return;
		}
		act(task);
	}

	private void act(Runnable task) {
		if (!this.dead) {
			task.run();
			runSoon();
		}
	}

	void runSoon() {
		this.world.in(this.delay.getAsLong(), this::runCallbacks);
	}

	private void runCallbacks() {
		if (this.dead || this.runs) {
			return;
		}
		if (isFrozen()) {
			this.world.in(this.frozenUntil - this.world.now() + this.delay.getAsLong(), this::runCallbacks);
			return;
		}
		this.runs = true;
		this.executor.runAll();
		this.runs = false;
	}

	@Override
	public Long init() {
		this.log.add("init");
		if (this.failures > 0) {
			this.failures--;
			throw new IllegalStateException("init on purpose");
		}
		work();
		return 0L;
	}

	@Override
	public Outcome<Long> handleBroadcast(Object message, Long state) {
		this.log.add("broadcast " + message);
		work();
		return Outcome.noReply(state + 1);
	}

	@Override
	public void terminate(TerminationReason reason, Long state) {
		this.log.add("terminate " + reason.kind());
	}

	@Override
	public String toString() {
		return this.name;
	}

}
