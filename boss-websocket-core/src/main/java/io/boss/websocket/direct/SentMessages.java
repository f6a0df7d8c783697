/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were written whole to a client which has not acknowledged them: kept as
 * references to the frames, in the order in which they were written. Confined to the
 * loop.
 * <p>
 * Messages are numbered from 1, by both sides. What exceeds a limit is not kept, and
 * neither is what was kept before: the client cannot come back until it has acknowledged
 * all that was forgotten.
 */
final class SentMessages {

	/**
	 * Size of a reference, in what is counted for the whole application.
	 */
	static final int REFERENCE_SIZE = Long.BYTES;

	private static final @Nullable Object[] NO_SLOTS = {};

	private static final int FIRST_SLOTS = 8;

	// More than that is not held on to when it is empty.
	private static final int MOST_IDLE_SLOTS = 32;

	private final ResumeSettings limits;

	private final KeptBudget budget;

	// A ring of frames and batches, whose length is a power of two or 0.
	private @Nullable Object[] slots = NO_SLOTS;

	private int first;

	private int entries;

	// How many messages of the first batch are acknowledged.
	private int offset;

	private long sent;

	private long acknowledged;

	// The number of the last message that is not kept.
	private long gone;

	private long bytes;

	// What is taken of the budget.
	private long taken;

	// What the client has missed that has come back just now.
	private @Nullable Replay replay;

	SentMessages(ResumeSettings limits, KeptBudget budget) {
		this.limits = limits;
		this.budget = budget;
	}

	/**
	 * A frame has been written whole.
	 * @param frame the frame, which is kept if it is a message
	 */
	void add(EncodedFrame frame) {
		if (frame.isMessage()) {
			add(frame, 1, frame.payloadSize(), frame.payloadSize() + REFERENCE_SIZE);
		}
	}

	/**
	 * Several messages have been written whole.
	 * @param batch the messages
	 */
	void add(SentBatch batch) {
		add(batch, batch.size(), batch.payloadSize(), batch.share());
	}

	private void add(Object entry, int messages, int payload, int share) {
		this.sent += messages;
		if (this.sent - this.gone > this.limits.maxMessages() || this.bytes + payload > this.limits.maxBytes()
				|| !this.budget.take(share)) {
			discard();
			return;
		}
		this.taken += share;
		this.bytes += payload;
		if (this.entries == this.slots.length) {
			grow();
		}
		this.slots[slot(this.entries)] = entry;
		this.entries++;
	}

	private void grow() {
		@Nullable Object[] slots = new Object[Math.max(FIRST_SLOTS, this.slots.length * 2)];
		for (int i = 0; i < this.entries; i++) {
			slots[i] = this.slots[slot(i)];
		}
		this.slots = slots;
		this.first = 0;
	}

	private int slot(int index) {
		return (this.first + index) & (this.slots.length - 1);
	}

	/**
	 * Keeps nothing of what was sent until now.
	 */
	void discard() {
		this.gone = this.sent;
		this.budget.giveBack(this.taken);
		this.taken = 0;
		this.bytes = 0;
		this.offset = 0;
		this.entries = 0;
		this.first = 0;
		this.slots = NO_SLOTS;
	}

	/**
	 * The client has received messages whole.
	 * @param count how many, from the first on
	 * @return whether that is possible
	 */
	boolean acknowledge(long count) {
		if (count > this.sent) {
			return false;
		}
		this.acknowledged = Math.max(this.acknowledged, count);
		while (this.gone < count) {
			removeUpTo(count);
		}
		if (this.entries == 0 && this.slots.length > MOST_IDLE_SLOTS) {
			this.first = 0;
			this.slots = NO_SLOTS;
		}
		return true;
	}

	// Removes the first entry, or that part of it which is acknowledged.
	private void removeUpTo(long count) {
		Object entry = this.slots[this.first];
		if (entry instanceof SentBatch batch) {
			int end = (int) Math.min(batch.size(), this.offset + count - this.gone);
			this.bytes -= batch.payloadSize(this.offset, end);
			this.gone += end - this.offset;
			this.offset = end;
			if (end == batch.size()) {
				removeFirst(batch.share());
			}
		}
		else if (entry instanceof EncodedFrame frame) {
			this.bytes -= frame.payloadSize();
			this.gone++;
			removeFirst(frame.payloadSize() + REFERENCE_SIZE);
		}
	}

	private void removeFirst(int share) {
		this.budget.giveBack(share);
		this.taken -= share;
		this.slots[this.first] = null;
		this.first = slot(1);
		this.entries--;
		this.offset = 0;
	}

	/**
	 * Whether all is there that the client may miss.
	 * @return whether nothing was forgotten that is not acknowledged
	 */
	boolean isComplete() {
		return this.acknowledged >= this.gone;
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
	 * What the client has not acknowledged, if all of that {@link #isComplete() is kept}.
	 * @return the messages, the oldest first, as another list each time
	 */
	List<EncodedFrame> unacknowledged() {
		List<EncodedFrame> frames = new ArrayList<>((int) (this.sent - this.gone));
		for (int i = 0; i < this.entries; i++) {
			Object entry = this.slots[slot(i)];
			if (entry instanceof SentBatch batch) {
				for (int j = (i == 0) ? this.offset : 0; j < batch.size(); j++) {
					frames.add(batch.frame(j));
				}
			}
			else if (entry instanceof EncodedFrame frame) {
				frames.add(frame);
			}
		}
		return frames;
	}

	/**
	 * How many messages have been written whole.
	 * @return the number of the last one
	 */
	long sent() {
		return this.sent;
	}

	/**
	 * The payload of what is kept.
	 * @return the number of bytes
	 */
	long bytes() {
		return this.bytes;
	}

	// --- a client that has come back

	void begin(Replay replay) {
		this.replay = replay;
	}

	/**
	 * What is written before all else.
	 * @return the replay, or {@code null} if there is none or it is over
	 */
	@Nullable Replay replay() {
		return this.replay;
	}

	void endReplay() {
		this.replay = null;
	}

	/**
	 * Ends the replay with the frame that has been written in part.
	 */
	void cutReplay() {
		Replay replay = this.replay;
		if (replay != null) {
			replay.cut();
			this.replay = replay.isOver() ? null : replay;
		}
	}

}
