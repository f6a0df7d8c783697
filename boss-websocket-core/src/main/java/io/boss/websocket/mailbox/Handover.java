/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Task on its way to an executor that may do anything with it: run it inside the call
 * that gives it, take it and then throw, let the giver wait, or forget it. The task runs
 * once, and never inside that call.
 */
final class Handover implements Runnable {

	private static final Log logger = LogFactory.getLog(Handover.class);

	private final Runnable task;

	private final Consumer<Handover> elsewhere;

	private final Consumer<Handover> whenTaken;

	private final long begun = HandoverDesk.CLOCK.nanoTime();

	private final AtomicBoolean taken = new AtomicBoolean();

	private volatile @Nullable Thread giver;

	private volatile boolean returned;

	private volatile @Nullable Throwable failure;

	/**
	 * Creates a handover.
	 * @param task what to run
	 * @param elsewhere where a task goes that would run inside the call that gives it, or
	 * for which that call throws
	 * @param whenTaken told before the task runs
	 */
	Handover(Runnable task, Consumer<Handover> elsewhere, Consumer<Handover> whenTaken) {
		this.task = task;
		this.elsewhere = elsewhere;
		this.whenTaken = whenTaken;
	}

	/**
	 * For givers that need not be told.
	 * @param handover what they are not told of
	 */
	static void ignore(Handover handover) {
	}

	/**
	 * Gives it to an executor, on this thread. What the executor throws is its failure,
	 * and it goes elsewhere.
	 * @param executor may do anything with it
	 */
	void giveTo(Executor executor) {
		this.giver = Thread.currentThread();
		try {
			executor.execute(this);
		}
		catch (Throwable ex) {
			// Not only rejection: a thread that cannot be started is an Error.
			this.failure = ex;
			LogTrace.debug(logger, "Task executor refused a task", ex);
			this.elsewhere.accept(this);
		}
		finally {
			this.returned = true;
		}
	}

	/**
	 * The thread that gives it to an executor.
	 * @return the thread, or {@code null} if none has begun to
	 */
	@Nullable Thread giver() {
		return this.giver;
	}

	/**
	 * Whether the executor has let its giver go, be it by an exception.
	 * @return whether it has
	 */
	boolean hasReturned() {
		return this.returned;
	}

	/**
	 * What the executor has thrown. It may have the task all the same.
	 * @return the failure, or {@code null} if it has thrown nothing
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Whether this runs inside the call that gives it.
	 * @return whether it does
	 */
	boolean isInsideCall() {
		return Thread.currentThread() == this.giver && !this.returned;
	}

	/**
	 * Takes the task from the executor, which finds it taken if it comes later.
	 * @return whether it was there to be taken
	 */
	boolean take() {
		return this.taken.compareAndSet(false, true);
	}

	Runnable task() {
		return this.task;
	}

	boolean isTaken() {
		return this.taken.get();
	}

	/**
	 * How long ago it was made.
	 * @param now the time in nanoseconds
	 * @return the age in nanoseconds
	 */
	long age(long now) {
		return now - this.begun;
	}

	@Override
	public void run() {
		if (isInsideCall()) {
			this.elsewhere.accept(this);
		}
		else if (take()) {
			this.whenTaken.accept(this);
			this.task.run();
		}
	}

}
