package io.boss.websocket.container;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.outbound.Capacity;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.WaitingFrames;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * What waits in an {@link OutboundQueue}, and what becomes of messages for which there is
 * no room. A frame that was taken out counts in bytes until it is written. Guarded by the
 * lock of the queue.
 */
final class FrameStore implements Capacity {

	private final OutboundLimits limits;

	private final WaitingFrames<OutboundFrame> frames = new WaitingFrames<>(this, OutboundFrame.VIEW);

	private long bytes;

	// Whether a frame was taken out and is not written yet.
	private boolean writing;

	// Whether messages are dropped until the service sends a fresh snapshot.
	private boolean outdated;

	// Whether the service is to be asked for that when the queue is empty: a client that
	// has yet to take the rest of a frame cannot get it before.
	private boolean asks;

	// Whether messages were dropped since the queue was empty.
	private boolean behind;

	private @Nullable DroppedMessages losses;

	FrameStore(OutboundLimits limits) {
		this.limits = limits;
	}

	/**
	 * Takes a frame if there is room for it, or if its policy makes room.
	 * @param frame a message or a ping
	 * @return what became of it
	 */
	SendResult put(OutboundFrame frame) {
		if (this.outdated && frame instanceof OutboundFrame.Data) {
			lose(DropReason.RESYNCED, 1);
			return SendResult.DROPPED;
		}
		OverflowPolicy policy = frame.options().overflowOr(this.limits.overflow());
		boolean message = frame instanceof OutboundFrame.Data;
		OfferResult admission = this.frames.offer(frame, message && policy == OverflowPolicy.DROP_OLDEST);
		int displaced = this.frames.takeDisplaced().size();
		if (displaced > 0) {
			lose((admission == OfferResult.REPLACED) ? DropReason.CONFLATED : DropReason.DROPPED_OLDEST, displaced);
		}
		return (admission != OfferResult.REFUSED) ? SendResult.QUEUED : refused(policy, message);
	}

	private SendResult refused(OverflowPolicy policy, boolean message) {
		switch (policy) {
			case DROP_OLDEST, DROP_NEWEST -> lose(DropReason.DROPPED_NEWEST, 1);
			case RESYNC -> {
				this.outdated |= message;
				this.asks |= message;
				lose(DropReason.RESYNCED, message ? this.frames.dropMessages() + 1 : 1);
			}
			case CLOSE, CONFLATE -> {
				this.frames.clear();
				return SendResult.OVERFLOW;
			}
		}
		return SendResult.DROPPED;
	}

	private DroppedMessages lose(DropReason reason, int messages) {
		boolean begins = reason != DropReason.CONFLATED && !this.behind;
		this.behind |= begins;
		DroppedMessages losses = new DroppedMessages(reason, messages, begins, this.losses);
		this.losses = losses;
		return losses;
	}

	/**
	 * What was dropped since the last call.
	 * @return the losses, or {@code null} if there are none
	 */
	@Nullable DroppedMessages takeLosses() {
		DroppedMessages losses = this.losses;
		this.losses = null;
		return losses;
	}

	/**
	 * Takes a frame whether there is room or not.
	 * @param frame a control frame
	 */
	void add(OutboundFrame frame) {
		this.frames.add(frame);
	}

	/**
	 * Takes the next frame out, which is being written until {@link #written}.
	 * @return the frame, or {@code null} if none waits
	 */
	@Nullable OutboundFrame next() {
		this.writing = !this.frames.isEmpty();
		if (!this.writing) {
			this.behind = this.outdated;
			if (this.asks) {
				this.asks = false;
				lose(DropReason.RESYNCED, 0).asks();
			}
			return null;
		}
		return this.frames.remove();
	}

	/**
	 * A frame is with the operating system.
	 * @param frame the frame that was taken out
	 */
	void written(OutboundFrame frame) {
		release(frame.sizeInBytes());
	}

	/**
	 * What comes from now on is a fresh snapshot, and what follows it.
	 */
	void refresh() {
		this.outdated = false;
	}

	void clear() {
		this.frames.clear();
	}

	boolean contains(OutboundFrame frame) {
		for (int i = 0; i < this.frames.size(); i++) {
			if (this.frames.get(i).equals(frame)) {
				return true;
			}
		}
		return false;
	}

	boolean isIdle() {
		return this.frames.isEmpty() && !this.writing;
	}

	int messages() {
		return this.frames.size() + (this.writing ? 1 : 0);
	}

	long bytes() {
		return this.bytes;
	}

	@Override
	public boolean reserve(int size) {
		boolean tooManyBytes = this.bytes > 0 && this.bytes + size > this.limits.maxBytes();
		if (tooManyBytes || this.frames.size() >= this.limits.maxMessages()) {
			return false;
		}
		this.bytes += size;
		return true;
	}

	@Override
	public void occupy(int size) {
		this.bytes += size;
	}

	@Override
	public void release(int size) {
		this.bytes -= size;
	}

	@Override
	public boolean exchange(int from, int to) {
		long others = this.bytes - from;
		if (to > from && others > 0 && others + to > this.limits.maxBytes()) {
			return false;
		}
		this.bytes = others + to;
		return true;
	}

}
