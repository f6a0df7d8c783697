/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wakeup;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Wake-ups of one turn of a thread: a select cycle of a loop, or the mail that a service
 * handles before it gives its thread back. A turn that makes work for the same worker
 * many times wakes it once, because waking costs more than the work itself.
 * <p>
 * Confined to one thread.
 */
public final class WakeupBatch {

	private static final Log logger = LogFactory.getLog(WakeupBatch.class);

	private static final ThreadLocal<@Nullable WakeupBatch> CURRENT = new ThreadLocal<>();

	/**
	 * How much work may be made before the workers are woken, so that they work while the
	 * turn goes on.
	 */
	private static final int MAX_DEFERRED = 64;

	private final boolean brief;

	private final @Nullable WakeupBatch outer;

	private final List<Wakeable> workers = new ArrayList<>(4);

	private int deferred;

	private @Nullable Backlog backlog;

	private WakeupBatch(boolean brief, @Nullable WakeupBatch outer) {
		this.brief = brief;
		this.outer = outer;
	}

	/**
	 * Begins a batch for a turn of this thread in which nothing takes long.
	 * @return the batch, to be ended by the same thread
	 */
	public static WakeupBatch beginBrief() {
		return begin(true);
	}

	/**
	 * Begins a batch for a turn of this thread in which an application's code runs, which
	 * may take its time: only a worker that is {@link Wakeable#isDozing() dozing} is
	 * woken late.
	 * @return the batch, to be ended by the same thread
	 */
	public static WakeupBatch begin() {
		return begin(false);
	}

	private static WakeupBatch begin(boolean brief) {
		WakeupBatch batch = new WakeupBatch(brief, CURRENT.get());
		CURRENT.set(batch);
		return batch;
	}

	/**
	 * Wakes a worker for which there is work, at the end of this thread's turn if that
	 * can wait.
	 * @param worker the worker
	 */
	public static void wake(Wakeable worker) {
		WakeupBatch batch = CURRENT.get();
		if (batch == null || !(batch.brief || worker.isDozing())) {
			worker.wake();
		}
		else {
			batch.defer(worker);
		}
	}

	/**
	 * Asks this thread's turn to pause, because a worker cannot keep up with the work
	 * that is made for it.
	 * @param backlog what the worker has yet to do
	 */
	public static void pauseFor(Backlog backlog) {
		WakeupBatch batch = CURRENT.get();
		if (batch != null) {
			batch.backlog = backlog;
		}
	}

	/**
	 * Work that the turn is to wait for before it goes on.
	 * @return the backlog, or {@code null} if all workers keep up
	 */
	public @Nullable Backlog backlog() {
		return this.backlog;
	}

	private void defer(Wakeable worker) {
		if (!this.workers.contains(worker)) {
			this.workers.add(worker);
		}
		if (++this.deferred >= MAX_DEFERRED) {
			flush();
		}
	}

	/**
	 * Wakes the workers that have been put off, and goes on.
	 */
	public void flush() {
		this.deferred = 0;
		if (!this.workers.isEmpty()) {
			this.workers.forEach(WakeupBatch::wakeNow);
			this.workers.clear();
		}
	}

	// The others must be woken, too, or they sleep for ever.
	private static void wakeNow(Wakeable worker) {
		try {
			worker.wake();
		}
		catch (Throwable ex) {
			logger.error(new LogTrace("Could not wake " + worker, ex));
		}
	}

	/**
	 * Ends the batch and wakes the workers in it.
	 */
	public void end() {
		if (this.outer != null) {
			CURRENT.set(this.outer);
		}
		else {
			CURRENT.remove();
		}
		flush();
	}

}
