/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.FrameView;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OverflowHandler;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue of frames that wait for a loop though there was no room for them, because
 * only the loop can say whose place they take. Safe on any thread.
 * <ul>
 * <li><b>Bounded</b>: as much may wait here as may wait at the other end, and then
 * senders drop the oldest themselves, if they may.</li>
 * <li><b>The latest is there</b>: of the frames with one key only the latest waits, and
 * what drops the oldest gets in.</li>
 * <li><b>Ordering</b>: each frame that waits has an entry in the inbox of the loop, in
 * its place among all that the loop is given. Whatever goes for another takes its entry
 * with it, and the other is at the end: in an earlier place it would overtake frames with
 * its key that did find room. What the loop has in its hands already stays.</li>
 * </ul>
 * The loop cannot do without it by deciding itself about a bounded number of frames too
 * many. A loop that is held up sees none of them, so beyond that number a sender would
 * have to drop the newest, which {@code DROP_OLDEST} and keys promise to keep; and frames
 * that gave way without their entries would fill the inbox, or let what comes later
 * overtake what was sent to a group in between. A queue for each connection under a lock,
 * as the container's transport has it, would make a lock and a wake-up for each member of
 * what is one entry of the inbox for a whole group.
 *
 * @param <F> the type of what waits
 */
final class OverflowQueue<F> {

	private final WireLoop loop;

	private final FrameView<F> view;

	private final Consumer<? super F> sink;

	private final Function<? super F, ? extends OverflowHandler> handlers;

	private final OutboundBudget budget;

	private final ReentrantLock lock = new ReentrantLock();

	// By their keys, or by themselves if they have none; the oldest first.
	private final Map<Object, Entry> entries = new LinkedHashMap<>();

	/**
	 * Creates an empty queue.
	 * @param loop the loop
	 * @param limits how much may wait
	 * @param view what frames are like
	 * @param sink takes the frames, on the loop
	 * @param handlers decides, for a frame that finds no room here either
	 */
	OverflowQueue(WireLoop loop, OutboundLimits limits, FrameView<F> view, Consumer<? super F> sink,
			Function<? super F, ? extends OverflowHandler> handlers) {
		this.loop = loop;
		this.view = view;
		this.sink = sink;
		this.handlers = handlers;
		this.budget = new OutboundBudget(limits);
	}

	/**
	 * Sends a frame for which there was no room elsewhere.
	 * @param frame the frame
	 * @param policy the policy that holds for the frame
	 * @return what became of it
	 */
	SendResult send(F frame, OverflowPolicy policy) {
		boolean message = this.view.isMessage(frame);
		boolean dropsOldest = policy == OverflowPolicy.DROP_OLDEST;
		if (message && (dropsOldest || this.view.key(frame) != null)) {
			List<F> displaced = new ArrayList<>(1);
			OfferResult result = offer(frame, dropsOldest, displaced);
			displaced.forEach((older) -> handlerOf(older).displaced(result, 1));
			if (result != OfferResult.REFUSED) {
				return SendResult.QUEUED;
			}
		}
		return handlerOf(frame).refuse(policy, message);
	}

	private OverflowHandler handlerOf(F frame) {
		return this.handlers.apply(frame);
	}

	private OfferResult offer(F frame, boolean dropsOldest, List<? super F> displaced) {
		Entry entry = new Entry(frame, this.view.key(frame), this.view.size(frame));
		this.lock.lock();
		try {
			Entry older = this.entries.get(entry.key);
			if (older != null && !dropsOldest && !hasRoomInsteadOf(older, entry)) {
				return OfferResult.REFUSED;
			}
			boolean replaces = older != null && removes(older, displaced);
			while (!this.budget.reserve(entry.size)) {
				if (!dropsOldest) {
					return OfferResult.REFUSED;
				}
				Iterator<Entry> oldest = this.entries.values().iterator();
				if (!oldest.hasNext()) {
					this.budget.occupy(entry.size);
					break;
				}
				removes(oldest.next(), displaced);
			}
			this.entries.put(entry.key, entry);
			// Under the lock, so that entries come in the order of their frames.
			this.loop.deliver(entry.inboxEntry);
			return replaces ? OfferResult.REPLACED : OfferResult.ADDED;
		}
		finally {
			this.lock.unlock();
		}
	}

	// What waits must not go for what cannot come.
	private boolean hasRoomInsteadOf(Entry older, Entry newer) {
		if (newer.size <= older.size) {
			return true;
		}
		boolean has = this.budget.exchange(older.size, newer.size);
		if (has) {
			this.budget.exchange(newer.size, older.size);
		}
		return has;
	}

	// Answers whether the loop will not see to it.
	private boolean removes(Entry entry, List<? super F> displaced) {
		forget(entry);
		boolean cancelled = this.loop.cancel(entry.inboxEntry);
		if (cancelled) {
			displaced.add(entry.frame);
		}
		return cancelled;
	}

	private void forget(Entry entry) {
		if (this.entries.remove(entry.key, entry)) {
			this.budget.release(entry.size);
		}
	}

	// On the loop.
	private void take(Entry entry) {
		this.lock.lock();
		try {
			forget(entry);
		}
		finally {
			this.lock.unlock();
		}
		this.sink.accept(entry.frame);
	}

	private final class Entry implements Runnable {

		private final F frame;

		private final Object key;

		private final int size;

		private final InboxEntry.Cancellable inboxEntry = new InboxEntry.Cancellable(this);

		private Entry(F frame, @Nullable Object key, int size) {
			this.frame = frame;
			this.key = (key != null) ? key : this;
			this.size = size;
		}

		@Override
		public void run() {
			take(this);
		}

	}

}
