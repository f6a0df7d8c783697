/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.wakeup.Wakeable;
import io.boss.websocket.wakeup.WakeupBatch;
import org.jspecify.annotations.Nullable;

/**
 * Queue of what others give a loop to do, which wakes the loop only if it rests. Entries
 * are added on any thread, and taken by the loop.
 */
final class LoopInbox implements Wakeable {

	private final Queue<InboxEntry> entries = new ConcurrentLinkedQueue<>();

	private final CancelledEntries cancelled = new CancelledEntries(this.entries);

	private final AtomicReference<Rest> rest = new AtomicReference<>(Rest.AWAKE);

	private final Runnable wakeup;

	/**
	 * Creates an empty inbox.
	 * @param wakeup wakes the loop
	 */
	LoopInbox(Runnable wakeup) {
		this.wakeup = wakeup;
	}

	void add(InboxEntry entry) {
		this.entries.add(entry);
		if (this.rest.get() != Rest.AWAKE) {
			WakeupBatch.wake(this);
		}
	}

	/**
	 * Cancels an entry.
	 * @param entry the entry
	 * @return whether the loop will not see to it
	 */
	boolean cancel(InboxEntry.Cancellable entry) {
		return this.cancelled.cancel(entry);
	}

	/**
	 * Removes an entry that the loop does not look for any more.
	 * @param entry the entry
	 * @return whether it was still there
	 */
	boolean remove(InboxEntry entry) {
		return this.entries.remove(entry);
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	/**
	 * Takes the next entry out. On the loop.
	 * @return the entry, or {@code null} if there is none
	 */
	@Nullable InboxEntry next() {
		while (true) {
			InboxEntry entry = this.entries.poll();
			if (entry == null) {
				this.cancelled.emptied();
			}
			if (!(entry instanceof InboxEntry.Cancellable cancellable)) {
				return entry;
			}
			InboxEntry.Command command = cancellable.take();
			if (command != null) {
				return command;
			}
			this.cancelled.skipped();
		}
	}

	/**
	 * Notes that the loop is about to rest. It looks whether the inbox is empty after
	 * that: what is added before others can see that the loop rests does not wake it. On
	 * the loop.
	 * @param lightly whether the loop looks for work in a moment without being woken
	 */
	void rest(boolean lightly) {
		this.rest.set(lightly ? Rest.DOZING : Rest.ASLEEP);
	}

	/**
	 * Notes that the loop looks into the inbox before it rests. On the loop.
	 */
	void awake() {
		this.rest.set(Rest.AWAKE);
	}

	@Override
	public void wake() {
		if (this.rest.getAndSet(Rest.AWAKE) != Rest.AWAKE) {
			this.wakeup.run();
		}
	}

	@Override
	public boolean isDozing() {
		return this.rest.get() == Rest.DOZING;
	}

	private enum Rest {

		/**
		 * Looks into the inbox before it rests.
		 */
		AWAKE,

		/**
		 * Looks into the inbox in a moment.
		 */
		DOZING,

		/**
		 * Looks into the inbox when it is woken.
		 */
		ASLEEP

	}

}
