package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.boss.websocket.outbound.Admission;
import io.boss.websocket.outbound.FrameView;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.WaitingFrames;

/**
 * Where frames wait for a loop though there was no room for them, because only the loop
 * can say whose place they take. Safe on any thread.
 * <ul>
 * <li><b>Bounded</b>: as much may wait here as may wait at the other end, and then senders
 * drop the oldest themselves, if they may. The loop is told at most as often as messages
 * may wait.</li>
 * <li><b>The latest is there</b>: what waits with a key is the latest for it, and what
 * drops the oldest gets in.</li>
 * <li><b>Ordering</b>: each frame is seen to when the loop comes to the entry in its inbox
 * that was made for it, or before; it is earlier only if the loop is so far behind that no
 * more entries are made.</li>
 * </ul>
 *
 * @param <F> the type of what waits
 */
final class Press<F> {

	private final WireLoop loop;

	private final int maxEntries;

	private final Consumer<? super F> sink;

	private final Runnable entry = this::take;

	private final ReentrantLock lock = new ReentrantLock();

	private final Room room;

	private final FrameView<F> view;

	private final WaitingFrames<F> frames;

	// How many entries there are in the inbox of the loop.
	private int entries;

	/**
	 * Creates an empty press.
	 * @param loop the loop
	 * @param limits how much may wait
	 * @param view what frames are like
	 * @param sink takes the frames, on the loop
	 */
	Press(WireLoop loop, OutboundLimits limits, FrameView<F> view, Consumer<? super F> sink) {
		this.loop = loop;
		this.maxEntries = limits.maxMessages();
		this.room = new Room(limits);
		this.view = view;
		this.frames = new WaitingFrames<>(this.room, view);
		this.sink = sink;
	}

	/**
	 * Hands a frame to the loop.
	 * @param frame the frame
	 * @param dropsOldest whether the oldest are dropped if there is no room
	 * @param displaced gets what has gone for it
	 * @return what became of it
	 */
	Admission offer(F frame, boolean dropsOldest, List<? super F> displaced) {
		this.lock.lock();
		try {
			Admission admission = this.frames.offer(frame, dropsOldest);
			displaced.addAll(this.frames.takeDisplaced());
			if (admission == Admission.ADDED && this.entries < this.maxEntries) {
				this.entries++;
				// Under the lock, so that entries come in the order of their frames.
				this.loop.execute(this.entry);
			}
			return admission;
		}
		finally {
			this.lock.unlock();
		}
	}

	// On the loop. Those behind the last entry that is left have none of their own.
	private void take() {
		List<F> due = new ArrayList<>(2);
		this.lock.lock();
		try {
			this.entries--;
			while (this.frames.size() > this.entries) {
				F frame = this.frames.remove();
				this.room.release(this.view.size(frame));
				due.add(frame);
			}
		}
		finally {
			this.lock.unlock();
		}
		due.forEach(this.sink);
	}

}
