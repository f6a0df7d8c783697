package io.boss.websocket.direct;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were written to a client whole, and that it has not acknowledged: what it
 * is sent once more when it comes back. Only references are kept, and broadcasts as one.
 * What outgrows a limit is forgotten, and the client cannot come back until it has
 * acknowledged that. Confined to the loop.
 */
final class SentMessages {

	// Of a frame that no other connection has: its header and the object.
	private static final int FRAME = 32;

	private final ResumeSettings limits;

	private final KeptBudget budget;

	// Each an EncodedFrame or a SentBatch, the oldest first; none if nothing is kept.
	private @Nullable ArrayDeque<Object> kept;

	// How many frames of the first batch are acknowledged.
	private int skipped;

	private int messages;

	private long bytes;

	private long charged;

	private long sent;

	private long acknowledged;

	// What was sent up to here is not kept, acknowledged or not.
	private long forgotten;

	SentMessages(ResumeSettings limits, KeptBudget budget) {
		this.limits = limits;
		this.budget = budget;
	}

	/**
	 * A frame has been written whole.
	 * @param frame the frame
	 */
	void add(EncodedFrame frame) {
		if (frame.isMessage()) {
			add(frame, 1, frame.payloadSize(), frame.payloadSize() + FRAME);
		}
	}

	/**
	 * Broadcasts have been written whole.
	 * @param batch the broadcasts
	 */
	void add(SentBatch batch) {
		add(batch, batch.frames().size(), batch.payload(), batch.share());
	}

	private void add(Object entry, int count, int payload, int charge) {
		this.sent += count;
		if (this.messages + count > this.limits.maxMessages() || this.bytes + payload > this.limits.maxBytes()
				|| !this.budget.take(charge)) {
			forget();
			return;
		}
		ArrayDeque<Object> kept = this.kept;
		if (kept == null) {
			kept = new ArrayDeque<>();
			this.kept = kept;
		}
		kept.add(entry);
		this.messages += count;
		this.bytes += payload;
		this.charged += charge;
	}

	private void forget() {
		discard();
		this.forgotten = this.sent;
	}

	/**
	 * Keeps nothing any more.
	 */
	void discard() {
		this.budget.giveBack(this.charged);
		this.kept = null;
		this.skipped = 0;
		this.messages = 0;
		this.bytes = 0;
		this.charged = 0;
	}

	/**
	 * Whether all is kept that the client may have missed.
	 * @return whether the client may come back
	 */
	boolean isComplete() {
		return this.acknowledged >= this.forgotten;
	}

	/**
	 * Whether the client can have received so many messages.
	 * @param count what the client says
	 * @return whether it is not more than was sent, and not less than it has said before
	 */
	boolean isPlausible(long count) {
		return count >= this.acknowledged && count <= this.sent;
	}

	/**
	 * The client has received messages.
	 * @param count how many since the session has begun
	 * @return whether so many were sent
	 */
	boolean acknowledge(long count) {
		if (count > this.sent) {
			return false;
		}
		if (count > this.acknowledged) {
			remove(count - Math.max(this.acknowledged, Math.min(count, this.forgotten)));
			this.acknowledged = count;
		}
		return true;
	}

	private void remove(long count) {
		long left = count;
		ArrayDeque<Object> kept = this.kept;
		while (left > 0 && kept != null) {
			Object first = kept.element();
			if (first instanceof SentBatch batch) {
				int rest = batch.frames().size() - this.skipped;
				if (left < rest) {
					this.skipped += (int) left;
					return;
				}
				left -= rest;
				this.skipped = 0;
				release(batch.frames().size(), batch.payload(), batch.share());
			}
			else {
				int payload = ((EncodedFrame) first).payloadSize();
				left--;
				release(1, payload, payload + FRAME);
			}
			kept.remove();
			kept = kept.isEmpty() ? null : kept;
			this.kept = kept;
		}
	}

	private void release(int count, int payload, int charge) {
		this.messages -= count;
		this.bytes -= payload;
		this.charged -= charge;
		this.budget.giveBack(charge);
	}

	/**
	 * What the client has not acknowledged.
	 * @return the messages, the oldest first
	 */
	List<EncodedFrame> unacknowledged() {
		List<EncodedFrame> frames = new ArrayList<>(this.messages);
		if (this.kept != null) {
			for (Object entry : this.kept) {
				if (entry instanceof SentBatch batch) {
					frames.addAll(batch.frames());
				}
				else {
					frames.add((EncodedFrame) entry);
				}
			}
		}
		return frames.subList(this.skipped, frames.size());
	}

}
