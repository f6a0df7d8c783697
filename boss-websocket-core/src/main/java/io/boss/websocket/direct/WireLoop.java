/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.wakeup.Backlog;

/**
 * Worker that writes to sockets. Each connection belongs to one loop for its life. Others
 * put what is to be done into the {@link LoopInbox}, on any thread; the loop sees to it
 * in rounds, of which there is one at a time. A {@link SelectorLoop} has a thread that
 * makes them, a {@link TurnedLoop} has none.
 */
public abstract sealed class WireLoop implements Backlog, AutoCloseable permits SelectorLoop, TurnedLoop {

	/**
	 * Size of the buffers of a loop in bytes.
	 */
	static final int BUFFER_SIZE = 64 * 1024;

	private final LoopInbox inbox;

	private final InboxDrain drain;

	private final Deadlines deadlines;

	private final EngineClock clock;

	private final KeptBudget kept = new KeptBudget();

	private volatile boolean closed;

	/**
	 * Creates a loop.
	 * @param clock tells the time
	 * @param wakeup wakes the loop, on any thread
	 * @param scratch a buffer to write from
	 */
	WireLoop(EngineClock clock, Runnable wakeup, ByteBuffer scratch) {
		this.clock = clock;
		this.deadlines = new Deadlines(clock);
		this.inbox = new LoopInbox(wakeup);
		this.drain = new InboxDrain(this.inbox, scratch);
	}

	/**
	 * Does something on the loop, after all that was given to it before.
	 * @param task what to do; must not block
	 */
	public final void execute(Runnable task) {
		deliver(new InboxEntry.Command(task));
	}

	final void deliver(InboxEntry entry) {
		this.inbox.add(entry);
	}

	/**
	 * Cancels an entry of the inbox.
	 * @param entry the entry
	 * @return whether the loop will not see to it
	 */
	final boolean cancel(InboxEntry.Cancellable entry) {
		return this.inbox.cancel(entry);
	}

	@Override
	public final void whenCaughtUp(Runnable task) {
		InboxEntry command = new InboxEntry.Command(task);
		deliver(command);
		// The loop may have looked into its inbox for the last time.
		if (this.closed && this.inbox.remove(command)) {
			task.run();
		}
	}

	/**
	 * The time by which {@link #schedule} goes.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	final long nanoTime() {
		return this.clock.nanoTime();
	}

	/**
	 * Runs something later. On the loop.
	 * @param nanos when, from now on
	 * @param task what to run
	 */
	final void schedule(long nanos, Runnable task) {
		this.deadlines.add(nanos, task);
	}

	/**
	 * Flushes a connection soon. On the loop.
	 * @param member the connection
	 */
	final void flushLater(LoopMember member) {
		this.drain.flushLater(member);
	}

	/**
	 * Budget of what is kept for the clients of the loop that may come back.
	 * @return the budget
	 */
	final KeptBudget kept() {
		return this.kept;
	}

	final LoopInbox inbox() {
		return this.inbox;
	}

	final InboxDrain drain() {
		return this.drain;
	}

	final Deadlines deadlines() {
		return this.deadlines;
	}

	final boolean isClosed() {
		return this.closed;
	}

	/**
	 * Notes that the loop is about to look into its inbox for the last time. On any
	 * thread.
	 */
	final void end() {
		this.closed = true;
	}

	/**
	 * Sees to all that is left, because a turn may wait for what is at the end. On the
	 * loop.
	 */
	final void drainAll() {
		int entries;
		do {
			entries = this.drain.run();
		}
		while (entries > 0);
	}

	/**
	 * Ends the loop.
	 */
	@Override
	public abstract void close();

}
