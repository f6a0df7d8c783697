/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Worker of a loop that takes what has piled up in the inbox and writes it, with one
 * write for each connection wherever that keeps the order. Confined to the loop.
 * <ul>
 * <li>Broadcasts to the same connections, one after the other, are put together once, and
 * each connection is written the same bytes.</li>
 * <li>A single frame for an idle connection is written as it is.</li>
 * <li>Everything else goes through the queues of the connections, which are written when
 * the batch has been seen through.</li>
 * </ul>
 */
final class InboxDrain {

	private static final Log logger = LogFactory.getLog(InboxDrain.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final int MAX_BATCH = 1024;

	private final LoopInbox inbox;

	private final ByteBuffer scratch;

	private final BroadcastBatch broadcasts;

	private final List<InboxEntry> batch = new ArrayList<>();

	private List<LoopMember> dirty = new ArrayList<>();

	private List<LoopMember> flushing = new ArrayList<>();

	private int round;

	InboxDrain(LoopInbox inbox, ByteBuffer scratch) {
		this.inbox = inbox;
		this.scratch = scratch;
		this.broadcasts = new BroadcastBatch(scratch);
	}

	/**
	 * Sees to what is there now.
	 * @return how many entries there were
	 */
	int run() {
		int size = take();
		try {
			deliver(survey());
		}
		finally {
			// Whatever has been left undone is not done again.
			this.batch.clear();
		}
		flush();
		return size;
	}

	private void deliver(boolean together) {
		for (InboxEntry entry : this.batch) {
			deliver(entry, together);
		}
		this.broadcasts.write();
	}

	private int take() {
		InboxEntry entry = this.batch.isEmpty() ? this.inbox.next() : null;
		while (entry != null) {
			this.batch.add(entry);
			entry = (this.batch.size() < MAX_BATCH) ? this.inbox.next() : null;
		}
		return this.batch.size();
	}

	// Answers whether broadcasts to the same connections come one after the other, with
	// nothing in between that would tear them apart.
	private boolean survey() {
		this.round++;
		boolean together = true;
		List<LoopMember> members = null;
		for (InboxEntry entry : this.batch) {
			if (entry instanceof InboxEntry.ToMany many) {
				if (many.members() != members) {
					members = many.members();
					together &= many.recipients().firstIn(this.round);
				}
			}
			else {
				members = null;
				if (entry instanceof InboxEntry.ToOne one) {
					one.connection().announce();
				}
			}
		}
		return together;
	}

	private void deliver(InboxEntry entry, boolean together) {
		if (entry instanceof InboxEntry.ToMany many) {
			many.recipients().taken(many.frame());
			if (together) {
				this.broadcasts.add(many);
			}
			else {
				many.members().forEach((member) -> member.queue(many.frame()));
			}
			return;
		}
		this.broadcasts.write();
		if (entry instanceof InboxEntry.ToOne one) {
			write(one);
		}
		else if (entry instanceof InboxEntry.Command command) {
			run(command.task());
		}
	}

	// What goes wrong with one connection concerns no other: here and wherever the loop
	// goes from one to the next.
	private void write(InboxEntry.ToOne one) {
		try {
			one.connection().write(one.frame(), this.scratch);
		}
		catch (Throwable ex) {
			one.connection().broken(ex);
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			failures.error("A command has failed", ex);
		}
	}

	/**
	 * Flushes a connection when the batch has been seen through.
	 * @param member the connection
	 */
	void flushLater(LoopMember member) {
		this.dirty.add(member);
	}

	/**
	 * Whether there are connections to flush.
	 * @return whether another run is due
	 */
	boolean isDue() {
		return !this.dirty.isEmpty() || !this.inbox.isEmpty();
	}

	private void flush() {
		List<LoopMember> members = this.dirty;
		this.dirty = this.flushing;
		this.flushing = members;
		members.forEach(this::flush);
		members.clear();
	}

	private void flush(LoopMember member) {
		try {
			member.flush(this.scratch);
		}
		catch (Throwable ex) {
			member.broken(ex);
		}
	}

}
