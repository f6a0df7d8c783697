/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.OverflowHandler;
import io.boss.websocket.outbound.WaitingFrames;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue of frames that the socket of one client has not taken yet. Confined to
 * the loop.
 * <p>
 * A frame for this client alone comes with room that its sender has reserved. Broadcasts,
 * and what comes through an {@link OverflowQueue}, come without; if there is none for
 * them, their policy decides. Either way what has its place here is counted in the
 * {@link OutboundBudget} of the connection until it is written or dropped.
 */
final class UnwrittenFrames implements OverflowHandler {

	private final DirectOutboundChannel connection;

	private @Nullable WaitingFrames<EncodedFrame> waiting;

	// How much of the first frame has been written.
	private int offset;

	private @Nullable EncodedFrame last;

	// Whether a message was dropped that is missing now: nothing may come after the gap
	// but the close frame.
	private boolean gap;

	// Whether messages are dropped until the service sends a fresh snapshot.
	private boolean outdated;

	// Whether the service is to be asked for that when nothing waits any more: a client
	// that has yet to take the rest of a frame cannot get it before.
	private boolean asks;

	private boolean behind;

	// Whether there is no socket.
	private boolean detached;

	UnwrittenFrames(DirectOutboundChannel connection) {
		this.connection = connection;
	}

	/**
	 * Whether frames may be added.
	 * @param message whether they are messages
	 * @return whether they have a place here, if there is room
	 */
	boolean takes(boolean message) {
		return this.last == null && !this.gap && (message ? !this.outdated : !this.detached);
	}

	/**
	 * Adds a frame.
	 * @param frame the frame, for which room was made
	 */
	void add(EncodedFrame frame) {
		WaitingFrames<EncodedFrame> waiting = waiting();
		displaced(waiting.add(frame), waiting.takeDisplaced().size());
	}

	/**
	 * Adds the first frame, after some of it was written.
	 * @param frame the frame, for which room was made
	 * @param written how many bytes of it
	 */
	void addRest(EncodedFrame frame, int written) {
		waiting().add(frame);
		begun(written);
	}

	/**
	 * Adds the close frame, after which nothing is taken. Once.
	 * @param frame the frame
	 * @return whether it was added
	 */
	boolean addLast(EncodedFrame frame) {
		boolean added = this.last == null;
		if (added) {
			this.last = frame;
			waiting().add(frame);
		}
		return added;
	}

	/**
	 * Adds a message if there is room for it, or if its policy makes room.
	 * @param frame the message, for which no room was made yet
	 */
	void offer(EncodedFrame frame) {
		OverflowPolicy policy = this.connection.policyFor(frame);
		WaitingFrames<EncodedFrame> waiting = waiting();
		OfferResult result = waiting.offer(frame, policy == OverflowPolicy.DROP_OLDEST);
		displaced(result, waiting.takeDisplaced().size());
		if (result == OfferResult.REFUSED && !keepsKey(frame, waiting)) {
			refuse(policy, true);
		}
	}

	// A frame with a key stays if there is room in the queue itself, though it is taken
	// by what is under way: that may be for few keys.
	private boolean keepsKey(EncodedFrame frame, WaitingFrames<EncodedFrame> waiting) {
		OutboundLimits limits = this.connection.limits();
		boolean keeps = frame.options().conflationKey() != null && waiting.size() < limits.maxMessages()
				&& waiting.bytes() + frame.payloadSize() <= limits.maxBytes();
		if (keeps) {
			this.connection.budget().occupy(frame.payloadSize());
			add(frame);
		}
		return keeps;
	}

	private WaitingFrames<EncodedFrame> waiting() {
		WaitingFrames<EncodedFrame> waiting = this.waiting;
		if (waiting == null) {
			waiting = new WaitingFrames<>(this.connection.budget(), FrameViews.OF_ONE);
			this.waiting = waiting;
		}
		return waiting;
	}

	/**
	 * Whether nothing has waited since the connection has caught up.
	 * @return whether a frame may be written at once
	 */
	boolean isNone() {
		return this.waiting == null;
	}

	boolean hasFrames() {
		return this.waiting != null && !this.waiting.isEmpty();
	}

	boolean isToBeFlushed() {
		return this.waiting != null || this.behind;
	}

	/**
	 * Copies what waits, as much as the buffer holds.
	 * @param buffer the buffer, ready to be written from after that
	 */
	void gather(ByteBuffer buffer) {
		buffer.clear();
		WaitingFrames<EncodedFrame> waiting = waiting();
		int from = this.offset;
		for (int i = 0; i < waiting.size() && buffer.hasRemaining(); i++) {
			EncodedFrame frame = waiting.get(i);
			if (frame == this.last) {
				this.connection.closing().closing();
			}
			frame.copyTo(from, buffer);
			from = 0;
		}
		buffer.flip();
	}

	/**
	 * Removes what the socket has taken.
	 * @param bytes how many bytes of what waits
	 */
	void written(int bytes) {
		WaitingFrames<EncodedFrame> waiting = waiting();
		int rest = bytes;
		while (rest > 0) {
			EncodedFrame frame = waiting.get(0);
			int missing = frame.size() - this.offset;
			if (rest < missing) {
				begun(this.offset + rest);
				return;
			}
			rest -= missing;
			this.offset = 0;
			waiting.remove();
			written(frame);
		}
	}

	private void written(EncodedFrame frame) {
		if (frame == this.last) {
			this.connection.closing().closed();
		}
		else {
			this.connection.writer().written(frame);
		}
	}

	/**
	 * The socket is gone, and another will take what waits: a frame that has been written
	 * in part from its beginning.
	 */
	void detach() {
		this.detached = true;
		this.offset = 0;
		waiting().restart();
	}

	/**
	 * There is a socket again. Nothing may be written past what comes first.
	 */
	void attach() {
		this.detached = false;
		waiting();
	}

	/**
	 * Whether the first frame has been written in part.
	 * @return whether no other may come now
	 */
	boolean isInsideFrame() {
		return this.offset > 0;
	}

	private void begun(int written) {
		this.offset = written;
		if (written > 0) {
			waiting().begin();
		}
	}

	/**
	 * Drops what waits, except a frame that has been written in part.
	 */
	void clear() {
		WaitingFrames<EncodedFrame> waiting = this.waiting;
		if (waiting != null) {
			waiting.clear();
			waiting.takeDue().forEach(this.connection::onLoop);
			this.waiting = waiting.isEmpty() ? null : waiting;
		}
	}

	/**
	 * Notes a task that is due when what waits has been written.
	 * @param task the task
	 */
	void mark(Runnable task) {
		waiting().mark(task);
	}

	/**
	 * Runs what is due.
	 */
	void runDue() {
		if (this.waiting != null) {
			this.waiting.takeDue().forEach(Runnable::run);
		}
	}

	/**
	 * Forgets what waits, as the connection has ended. Who still sends to an outdated one
	 * goes on missing messages.
	 */
	void discard() {
		WaitingFrames<EncodedFrame> waiting = this.waiting;
		this.waiting = null;
		if (waiting != null) {
			waiting.takeTasks().forEach(Runnable::run);
		}
	}

	// --- what is missing

	@Override
	public void dropped(DropReason reason, int messages) {
		this.connection.overflow().dropped(reason, messages);
	}

	@Override
	public int resync() {
		int dropped = outdate();
		this.connection.overflow().resync();
		return dropped;
	}

	@Override
	public boolean close() {
		this.gap = true;
		return this.connection.overflow().close();
	}

	/**
	 * Reports messages that were not taken.
	 * @param messages how many
	 */
	void missed(int messages) {
		if (this.outdated) {
			dropped(DropReason.RESYNCED, messages);
		}
	}

	/**
	 * Drops the messages that wait, except one that has been written in part, and those
	 * that come, until all is {@link #upToDate()}; and asks the service for a fresh
	 * snapshot when nothing waits any more.
	 */
	void askForSnapshot() {
		if (takes(true)) {
			// Even if nothing waits: the client is behind by what did not come this far.
			dropped(DropReason.RESYNCED, outdate());
		}
		this.asks = true;
	}

	private int outdate() {
		this.outdated = true;
		return (this.waiting != null) ? this.waiting.dropMessages() : 0;
	}

	/**
	 * What comes from now on is a fresh snapshot, and what follows it.
	 * @return whether it is to be noted when nothing waits any more
	 */
	boolean upToDate() {
		this.outdated = false;
		return this.behind;
	}

	/**
	 * Notes that messages are being dropped.
	 */
	void behind() {
		this.behind = true;
	}

	/**
	 * Notes that nothing waits any more.
	 */
	void caughtUp() {
		discard();
		if (this.asks) {
			this.asks = false;
			this.connection.listener().outdated();
		}
		else if (this.behind && !this.outdated) {
			this.behind = false;
			this.connection.overflow().caughtUp();
		}
	}

}
