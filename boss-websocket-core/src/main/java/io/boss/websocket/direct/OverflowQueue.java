package io.boss.websocket.direct;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.boss.websocket.outbound.FrameView;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OutboundLimits;
import org.jspecify.annotations.Nullable;

/**
 * Where frames wait for a loop though there was no room for them, because only the loop
 * can say whose place they take. Safe on any thread.
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
 *
 * @param <F> the type of what waits
 */
final class OverflowQueue<F> {

	private final WireLoop loop;

	private final FrameView<F> view;

	private final Consumer<? super F> sink;

	private final OutboundBudget room;

	private final ReentrantLock lock = new ReentrantLock();

	// By their keys, or by themselves if they have none; the oldest first.
	private final Map<Object, Entry> entries = new LinkedHashMap<>();

	/**
	 * Creates an empty press.
	 * @param loop the loop
	 * @param limits how much may wait
	 * @param view what frames are like
	 * @param sink takes the frames, on the loop
	 */
	OverflowQueue(WireLoop loop, OutboundLimits limits, FrameView<F> view, Consumer<? super F> sink) {
		this.loop = loop;
		this.view = view;
		this.sink = sink;
		this.room = new OutboundBudget(limits);
	}

	/**
	 * Hands a frame to the loop.
	 * @param frame the frame
	 * @param dropsOldest whether the oldest are dropped if there is no room
	 * @param displaced gets what has gone for it
	 * @return what became of it
	 */
	OfferResult offer(F frame, boolean dropsOldest, List<? super F> displaced) {
		Entry entry = new Entry(frame, this.view.key(frame), this.view.size(frame));
		this.lock.lock();
		try {
			Entry older = this.entries.get(entry.key);
			if (older != null && !dropsOldest && !hasRoomInsteadOf(older, entry)) {
				return OfferResult.REFUSED;
			}
			boolean replaces = older != null && removes(older, displaced);
			while (!this.room.reserve(entry.size)) {
				if (!dropsOldest) {
					return OfferResult.REFUSED;
				}
				Iterator<Entry> oldest = this.entries.values().iterator();
				if (!oldest.hasNext()) {
					this.room.occupy(entry.size);
					break;
				}
				removes(oldest.next(), displaced);
			}
			this.entries.put(entry.key, entry);
			// Under the lock, so that entries come in the order of their frames.
			this.loop.deliver(entry.delivery);
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
		boolean has = this.room.exchange(older.size, newer.size);
		if (has) {
			this.room.exchange(newer.size, older.size);
		}
		return has;
	}

	// Answers whether the loop will not see to it.
	private boolean removes(Entry entry, List<? super F> displaced) {
		forget(entry);
		boolean withdrawn = this.loop.recall(entry.delivery);
		if (withdrawn) {
			displaced.add(entry.frame);
		}
		return withdrawn;
	}

	private void forget(Entry entry) {
		if (this.entries.remove(entry.key, entry)) {
			this.room.release(entry.size);
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

		private final Delivery.Recallable delivery = new Delivery.Recallable(this);

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
