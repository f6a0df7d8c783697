/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.wakeup.WakeupBatch;

import org.springframework.util.Assert;

/**
 * Loop without a thread, which does something only when it is told to: for a test kit, in
 * which all happens on the thread of the test, in an order that can be repeated. What its
 * connections read is told them by whoever turns the loop, between two turns.
 * <p>
 * Confined to one thread, except what is said to be safe on any thread in
 * {@link WireLoop}.
 */
public final class TurnedLoop extends WireLoop {

	private boolean turning;

	/**
	 * Creates a loop.
	 * @param clock tells the time
	 * @param wakeup called when there is work for a loop that had none, once until the
	 * next turn, on the thread that has made the work. It must not turn the loop. It is
	 * not called when a deadline comes.
	 */
	public TurnedLoop(EngineClock clock, Runnable wakeup) {
		super(clock, wakeup, ByteBuffer.allocate(BUFFER_SIZE));
		inbox().rest(false);
	}

	/**
	 * Does what a loop with a thread does before it looks at its sockets again: sees to
	 * what is in the inbox, and to deadlines that have come. What follows of that is for
	 * the next turn.
	 * @return whether there was anything to do
	 * @throws IllegalStateException if a turn is under way
	 */
	public boolean turn() {
		Assert.state(!this.turning, "A turn is under way");
		if (!hasWork()) {
			// It may have been woken for what was cancelled since.
			inbox().rest(false);
			return false;
		}
		this.turning = true;
		WakeupBatch batch = WakeupBatch.beginBrief();
		try {
			inbox().awake();
			drain().run();
			deadlines().run();
		}
		finally {
			batch.end();
			this.turning = false;
			rest();
		}
		return true;
	}

	// What the turn has left over was added while the loop was awake.
	private void rest() {
		inbox().rest(false);
		if (drain().isDue()) {
			inbox().wake();
		}
	}

	/**
	 * Whether a turn would find something to do now.
	 * @return whether there is work, or a deadline that has come
	 */
	public boolean hasWork() {
		return drain().isDue() || deadlines().isDue();
	}

	/**
	 * How long it is to the next deadline, if the loop gets no work before.
	 * @return the time in nanoseconds, 0 if it has come, nothing if there is no deadline
	 */
	public OptionalLong nanosToDeadline() {
		return deadlines().nanosToNext();
	}

	/**
	 * Sees to what is in the inbox, and ends the loop. Connections that are still open
	 * are left to their channels.
	 */
	@Override
	public void close() {
		end();
		WakeupBatch batch = WakeupBatch.beginBrief();
		try {
			drainAll();
		}
		finally {
			batch.end();
		}
	}

}
