/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.List;

import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Writer of what goes out to one client. Frames of an idle connection are written at
 * once; what the socket does not take becomes {@link UnwrittenFrames}. Confined to the
 * loop.
 */
final class ConnectionWriter extends SocketOutput {

	// None for a client that nothing has ever waited for.
	private @Nullable UnwrittenFrames unwritten;

	// How many frames for this client alone are in the batch of the loop.
	private int announced;

	private boolean dirty;

	private boolean detached;

	private boolean ended;

	// None if the session ends with its socket.
	private final @Nullable SentMessages sent;

	ConnectionWriter(DirectOutboundChannel connection, WireChannel socket, ServiceStats stats,
			@Nullable SentMessages sent) {
		super(connection, socket, stats);
		this.sent = sent;
	}

	@Override
	public void announce() {
		this.announced++;
	}

	// At once if nothing else is announced, either.
	@Override
	public void write(EncodedFrame frame, ByteBuffer scratch) {
		boolean alone = this.announced == 1 && nothingWaits();
		this.announced--;
		if (!takes(frame.isMessage())) {
			connection().budget().release(frame.payloadSize());
			if (frame.isMessage()) {
				missed(1);
			}
			return;
		}
		if (!alone || frame.size() > scratch.capacity()) {
			unwritten().add(frame);
			markDirty();
			return;
		}
		scratch.clear();
		frame.copyTo(0, scratch);
		scratch.flip();
		Throwable failure = write(scratch);
		if (scratch.hasRemaining()) {
			unwritten().addRest(frame, scratch.position());
		}
		else {
			written(frame);
		}
		if (failure != null) {
			connection().closing().failed(failure);
		}
	}

	/**
	 * A frame is with the operating system that room was made for.
	 * @param frame the frame
	 */
	void written(EncodedFrame frame) {
		connection().budget().release(frame.payloadSize());
		keep(frame);
	}

	@Override
	public void writeBroadcasts(ByteBuffer bytes, BroadcastBatch batch) {
		List<EncodedFrame> frames = batch.frames();
		if (!takes(true)) {
			missed(frames.size());
			return;
		}
		if (!nothingWaits()) {
			frames.forEach(this::enqueue);
			return;
		}
		bytes.rewind();
		Throwable failure = write(bytes);
		if (failure != null) {
			connection().closing().failed(failure);
		}
		if (this.ended) {
			return;
		}
		if (bytes.hasRemaining()) {
			keepRest(frames, bytes.position());
		}
		else if (this.sent != null) {
			this.sent.add(batch.sent());
		}
	}

	private void keepRest(List<EncodedFrame> frames, int written) {
		int end = 0;
		for (EncodedFrame frame : frames) {
			int begin = end;
			end += frame.size();
			if (end <= written) {
				keep(frame);
			}
			else if (begin >= written || this.detached) {
				enqueue(frame);
			}
			else {
				// Even if there is no room: half a frame would make nonsense of all that
				// follows.
				connection().budget().occupy(frame.payloadSize());
				unwritten().addRest(frame, written - begin);
			}
		}
	}

	private void keep(EncodedFrame frame) {
		if (this.sent != null) {
			this.sent.add(frame);
		}
	}

	@Override
	public void queue(EncodedFrame frame) {
		try {
			enqueue(frame);
		}
		catch (Throwable ex) {
			broken(ex);
		}
	}

	private void enqueue(EncodedFrame frame) {
		if (takes(true)) {
			unwritten().offer(frame);
			markDirty();
		}
		else {
			missed(1);
		}
	}

	private boolean takes(boolean message) {
		return !this.ended && (this.unwritten == null || this.unwritten.takes(message));
	}

	private boolean nothingWaits() {
		return this.unwritten == null || this.unwritten.isNone();
	}

	private void missed(int messages) {
		if (this.unwritten != null) {
			this.unwritten.missed(messages);
		}
	}

	private UnwrittenFrames unwritten() {
		UnwrittenFrames unwritten = this.unwritten;
		if (unwritten == null) {
			unwritten = new UnwrittenFrames(connection());
			this.unwritten = unwritten;
		}
		return unwritten;
	}

	private void markDirty() {
		if (!this.dirty && !isFull()) {
			this.dirty = true;
			connection().loop().flushLater(this);
		}
	}

	/**
	 * Drops messages until all is {@link #upToDate()}, and asks the service for a fresh
	 * snapshot when nothing waits any more.
	 */
	void askForSnapshot() {
		if (!this.ended) {
			unwritten().askForSnapshot();
			markDirty();
		}
	}

	/**
	 * What comes from now on is a fresh snapshot, and what follows it.
	 */
	void upToDate() {
		if (this.unwritten != null && this.unwritten.upToDate()) {
			markDirty();
		}
	}

	/**
	 * Notes that messages are being dropped, so that it is told when nothing waits any
	 * more.
	 */
	void behind() {
		if (!this.ended) {
			unwritten().behind();
			markDirty();
		}
	}

	/**
	 * Forgets what waits, except a frame that has been written in part.
	 */
	void clear() {
		if (this.unwritten != null) {
			this.unwritten.clear();
		}
		if (this.sent != null) {
			this.sent.cutReplay();
		}
	}

	/**
	 * Queues the close frame, after which nothing is taken; or ends at once, if there is
	 * nobody to read it.
	 * @param frame the frame
	 */
	void end(EncodedFrame frame) {
		if (this.ended) {
			return;
		}
		if (this.detached) {
			connection().closing().nobodyIsThere();
		}
		else if (unwritten().addLast(frame)) {
			markDirty();
		}
	}

	// As much as the buffer holds. What is left is for the next round, so that one
	// connection does not keep the loop.
	@Override
	public void flush(ByteBuffer scratch) {
		this.dirty = false;
		UnwrittenFrames unwritten = this.unwritten;
		if (isFull() || this.ended || unwritten == null) {
			return;
		}
		Replay replay = (this.sent != null) ? this.sent.replay() : null;
		if (replay != null) {
			replay(replay, scratch);
			return;
		}
		if (unwritten.hasFrames()) {
			unwritten.gather(scratch);
			Throwable failure = write(scratch);
			if (failure == null || this.sent != null) {
				unwritten.written(scratch.position());
			}
			if (failure != null) {
				connection().closing().failed(failure);
				return;
			}
		}
		if (unwritten.hasFrames()) {
			markDirty();
		}
		else if (!this.ended) {
			unwritten.caughtUp();
		}
		unwritten.runDue();
	}

	private void replay(Replay replay, ByteBuffer scratch) {
		replay.gather(scratch);
		Throwable failure = write(scratch);
		if (failure != null) {
			connection().closing().failed(failure);
			return;
		}
		replay.written(scratch.position());
		if (replay.isOver() && this.sent != null) {
			this.sent.endReplay();
		}
		markDirty();
	}

	/**
	 * Runs a task when what waits has been written, or now if nothing does.
	 * @param task the task
	 */
	void whenWritten(Runnable task) {
		if (this.ended || nothingWaits()) {
			task.run();
		}
		else {
			unwritten().mark(task);
			markDirty();
		}
	}

	@Override
	boolean isBlocked() {
		return isFull() && !this.ended && !this.detached;
	}

	/**
	 * There is room in the socket again.
	 */
	void unblock() {
		if (this.detached) {
			return;
		}
		unblocked();
		if (this.unwritten != null && this.unwritten.isToBeFlushed()) {
			markDirty();
		}
	}

	/**
	 * What was written, and is kept for a client that may come back.
	 * @return the messages, or {@code null} if the session ends with its socket
	 */
	@Nullable SentMessages sent() {
		return this.sent;
	}

	/**
	 * Whether a frame has been written in part.
	 * @return whether no other frame can come now
	 */
	boolean isInsideFrame() {
		Replay replay = (this.sent != null) ? this.sent.replay() : null;
		return isFull() || (this.unwritten != null && this.unwritten.isInsideFrame())
				|| (replay != null && replay.isInsideFrame());
	}

	/**
	 * The socket is gone, and another may come: until then nothing is written.
	 */
	void detach() {
		this.detached = true;
		block();
		if (this.sent != null) {
			this.sent.endReplay();
		}
		unwritten().detach();
	}

	/**
	 * There is another socket.
	 * @param replay what comes first
	 */
	void attach(Replay replay) {
		this.detached = false;
		unblocked();
		if (this.sent != null) {
			this.sent.begin(replay);
		}
		unwritten().attach();
		markDirty();
	}

	/**
	 * The socket is gone for good.
	 */
	void discard() {
		this.ended = true;
		if (this.sent != null) {
			this.sent.endReplay();
			this.sent.discard();
		}
		if (this.unwritten != null) {
			this.unwritten.discard();
		}
	}

}
