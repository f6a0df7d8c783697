package io.boss.websocket.direct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * What goes out to one client. It has a queue only while something waits: frames of an
 * idle connection are written at once. Confined to the loop.
 */
final class Output {

	private final DirectConnection connection;

	private final WireChannel channel;

	private final ServiceStats stats;

	private @Nullable ArrayDeque<EncodedFrame> waiting;

	// How much of the first frame that waits has been written.
	private int offset;

	// How many frames for this client alone are in the batch of the loop.
	private int announced;

	private boolean dirty;

	private boolean blocked;

	private boolean watched;

	private long progress;

	private @Nullable EncodedFrame last;

	private boolean ended;

	// Whether a broadcast was dropped: nothing may come after the gap.
	private boolean dropped;

	Output(DirectConnection connection, WireChannel channel, ServiceStats stats) {
		this.connection = connection;
		this.channel = channel;
		this.stats = stats;
	}

	void announce() {
		this.announced++;
	}

	/**
	 * Writes a frame, at once if nothing else waits or is announced.
	 * @param frame the frame, for which room was made
	 * @param scratch a buffer to write from
	 */
	void write(EncodedFrame frame, ByteBuffer scratch) {
		boolean alone = this.announced == 1 && this.waiting == null;
		this.announced--;
		if (!takesFrames()) {
			return;
		}
		if (!alone || frame.size() > scratch.capacity()) {
			waiting().add(frame);
			markDirty();
			return;
		}
		scratch.clear();
		frame.copyTo(0, scratch);
		scratch.flip();
		if (!write(scratch)) {
			return;
		}
		if (scratch.hasRemaining()) {
			this.offset = scratch.position();
			waiting().add(frame);
		}
		else {
			this.connection.room().release(frame.payloadSize());
		}
	}

	/**
	 * Writes broadcasts that were put together, if nothing else waits.
	 * @param bytes the frames in one buffer, whose position is moved
	 * @param frames the frames
	 */
	void writeBroadcasts(ByteBuffer bytes, List<EncodedFrame> frames) {
		if (!takesFrames()) {
			return;
		}
		if (this.waiting != null) {
			frames.forEach(this::queueBroadcast);
			return;
		}
		bytes.rewind();
		if (write(bytes) && bytes.hasRemaining()) {
			keepRest(frames, bytes.position());
		}
	}

	private void keepRest(List<EncodedFrame> frames, int written) {
		int end = 0;
		for (EncodedFrame frame : frames) {
			int begin = end;
			end += frame.size();
			if (end > written && takesFrames()) {
				if (begin < written) {
					this.offset = written - begin;
					keepBegun(frame);
				}
				else {
					keep(frame);
				}
			}
		}
	}

	/**
	 * Queues a broadcast, for which nobody has made room yet.
	 * @param frame the frame
	 */
	void queueBroadcast(EncodedFrame frame) {
		if (takesFrames()) {
			keep(frame);
			markDirty();
		}
	}

	// Even if there is no room: half a frame would make nonsense of all that follows.
	private void keepBegun(EncodedFrame frame) {
		waiting().add(frame);
		this.connection.room().occupy(frame.payloadSize());
	}

	private void keep(EncodedFrame frame) {
		if (this.connection.room().reserve(frame.payloadSize())) {
			waiting().add(frame);
		}
		else {
			this.dropped = true;
			this.connection.overflow();
		}
	}

	private void markDirty() {
		if (!this.dirty && !this.blocked) {
			this.dirty = true;
			this.connection.loop().flushLater(this);
		}
	}

	private ArrayDeque<EncodedFrame> waiting() {
		ArrayDeque<EncodedFrame> waiting = this.waiting;
		if (waiting == null) {
			waiting = new ArrayDeque<>(4);
			this.waiting = waiting;
		}
		return waiting;
	}

	private boolean takesFrames() {
		return this.last == null && !this.ended && !this.dropped;
	}

	/**
	 * Forgets what waits, except a frame that has been written in part.
	 */
	void clear() {
		ArrayDeque<EncodedFrame> waiting = this.waiting;
		if (waiting == null) {
			return;
		}
		EncodedFrame begun = (this.offset > 0) ? waiting.peek() : null;
		waiting.clear();
		if (begun != null) {
			waiting.add(begun);
		}
		else {
			this.waiting = null;
		}
	}

	/**
	 * Queues the close frame, after which nothing is taken.
	 * @param frame the frame
	 */
	void end(EncodedFrame frame) {
		if (this.last == null && !this.ended) {
			this.last = frame;
			waiting().add(frame);
			markDirty();
		}
	}

	/**
	 * Writes what waits, as much as the buffer holds. What is left is for the next round,
	 * so that one connection does not keep the loop.
	 * @param scratch a buffer to write from
	 */
	void flush(ByteBuffer scratch) {
		this.dirty = false;
		ArrayDeque<EncodedFrame> waiting = this.waiting;
		if (waiting == null || this.blocked || this.ended) {
			return;
		}
		gather(waiting, scratch);
		if (!write(scratch)) {
			return;
		}
		advance(waiting, scratch.position());
		if (waiting.isEmpty()) {
			this.waiting = null;
		}
		else {
			markDirty();
		}
	}

	private void gather(ArrayDeque<EncodedFrame> waiting, ByteBuffer scratch) {
		scratch.clear();
		int from = this.offset;
		for (EncodedFrame frame : waiting) {
			if (frame == this.last) {
				this.connection.closing();
			}
			frame.copyTo(from, scratch);
			from = 0;
			if (!scratch.hasRemaining()) {
				break;
			}
		}
		scratch.flip();
	}

	private void advance(ArrayDeque<EncodedFrame> waiting, int written) {
		int rest = written;
		while (rest > 0) {
			EncodedFrame frame = waiting.element();
			int missing = frame.size() - this.offset;
			if (rest < missing) {
				this.offset += rest;
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
			this.connection.closed();
		}
		else {
			this.connection.room().release(frame.payloadSize());
		}
	}

	// Answers whether the socket is still there.
	private boolean write(ByteBuffer bytes) {
		int from = bytes.position();
		try {
			this.channel.write(bytes);
		}
		catch (Throwable ex) {
			this.connection.failed(ex);
			return false;
		}
		this.stats.flushed(bytes.position() - from);
		if (bytes.hasRemaining()) {
			this.blocked = true;
			watch();
		}
		return true;
	}

	// It was not full just now, so its time begins anew.
	private void watch() {
		this.progress = System.nanoTime();
		if (!this.watched) {
			this.watched = true;
			watchFor(limits().sendTimeout().toNanos());
		}
	}

	private void watchFor(long nanos) {
		this.connection.loop().schedule(nanos, this::lookAfter);
	}

	private void lookAfter() {
		this.watched = this.blocked && !this.ended;
		if (!this.watched) {
			return;
		}
		long silence = System.nanoTime() - this.progress;
		long rest = limits().sendTimeout().toNanos() - silence;
		if (rest > 0) {
			watchFor(rest);
			return;
		}
		this.connection.failed(new IOException("Client has read nothing for " + TimeUnit.NANOSECONDS.toMillis(silence)
				+ " ms (boss.websocket.outbound.send-timeout)"));
	}

	private OutboundLimits limits() {
		return this.connection.limits();
	}

	/**
	 * There is room in the socket again.
	 */
	void unblock() {
		this.blocked = false;
		if (this.waiting != null) {
			markDirty();
		}
	}

	/**
	 * The socket is gone.
	 */
	void discard() {
		this.ended = true;
		this.waiting = null;
	}

}
