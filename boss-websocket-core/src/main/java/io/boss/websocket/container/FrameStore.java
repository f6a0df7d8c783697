/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.List;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.Capacity;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OverflowHandler;
import io.boss.websocket.outbound.WaitingFrames;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait in an {@link OutboundQueue}, and what is known of messages that were
 * dropped. A frame that was taken out counts in bytes until it is written. Guarded by the
 * lock of the queue.
 */
final class FrameStore implements Capacity, OverflowHandler {

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

	private @Nullable DroppedMessages dropped;

	FrameStore(OutboundLimits limits) {
		this.limits = limits;
	}

	/**
	 * Takes a frame if there is room for it, or if its policy makes room.
	 * @param frame a message or a ping
	 * @return what became of it
	 */
	SendResult put(OutboundFrame frame) {
		boolean message = frame instanceof OutboundFrame.Data;
		if (message && this.outdated) {
			dropped(DropReason.RESYNCED, 1);
			return SendResult.DROPPED;
		}
		OverflowPolicy policy = frame.options().overflowOr(this.limits.overflow());
		OfferResult result = this.frames.offer(frame, message && policy == OverflowPolicy.DROP_OLDEST);
		displaced(result, this.frames.takeDisplaced().size());
		return (result != OfferResult.REFUSED) ? SendResult.QUEUED : refuse(policy, message);
	}

	@Override
	public void dropped(DropReason reason, int messages) {
		drop(reason, messages);
	}

	private DroppedMessages drop(DropReason reason, int messages) {
		boolean begins = reason != DropReason.CONFLATED && !this.behind;
		this.behind |= begins;
		DroppedMessages dropped = new DroppedMessages(reason, messages, begins, this.dropped);
		this.dropped = dropped;
		return dropped;
	}

	@Override
	public int resync() {
		this.outdated = true;
		this.asks = true;
		return this.frames.dropMessages();
	}

	// The queue is open, or it would not have been given the frame.
	@Override
	public boolean close() {
		this.frames.clear();
		return true;
	}

	/**
	 * Takes what is known of messages that were dropped since the last call.
	 * @return the dropped messages, or {@code null} if there are none
	 */
	@Nullable DroppedMessages takeDropped() {
		DroppedMessages dropped = this.dropped;
		this.dropped = null;
		return dropped;
	}

	/**
	 * Takes a frame whether there is room or not.
	 * @param frame a control frame
	 */
	void add(OutboundFrame frame) {
		this.frames.add(frame);
	}

	/**
	 * Takes a frame if there is room for it; no policy decides.
	 * @param frame the frame
	 * @return whether there was room
	 */
	boolean addIfThereIsRoom(OutboundFrame frame) {
		boolean room = reserve(frame.sizeInBytes());
		if (room) {
			this.frames.add(frame);
		}
		return room;
	}

	/**
	 * Notes a task that is due when what waits, and what is being written, has been
	 * written.
	 * @param task the task
	 */
	void mark(Runnable task) {
		this.frames.mark(task);
	}

	/**
	 * Takes the tasks that are due. When nothing is being written.
	 * @return the tasks
	 */
	List<Runnable> takeDue() {
		return this.frames.takeDue();
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
				drop(DropReason.RESYNCED, 0).asks();
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
