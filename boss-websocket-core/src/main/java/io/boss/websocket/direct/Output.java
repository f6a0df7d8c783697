package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.List;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.outbound.OfferResult;
import io.boss.websocket.outbound.WaitingFrames;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * What goes out to one client. It has a queue only while something waits: frames of an
 * idle connection are written at once. Confined to the loop.
 * <p>
 * A frame for this client alone comes with room that its sender has reserved. Broadcasts,
 * and what comes through a {@link OverflowQueue}, come without; if there is none for
 * them, their policy decides. Either way what has its place here is counted in the
 * {@link OutboundBudget} of the connection until it is written or dropped.
 */
final class Output {

	private final DirectOutboundChannel connection;

	private final WireChannel channel;

	private final ServiceStats stats;

	private @Nullable WaitingFrames<EncodedFrame> waiting;

	// How much of the first frame that waits has been written.
	private int offset;

	// How many frames for this client alone are in the batch of the loop.
	private int announced;

	private boolean dirty;

	private boolean blocked;

	private @Nullable StallCheck watch;

	private @Nullable EncodedFrame last;

	private boolean ended;

	// Whether a broadcast was dropped: nothing may come after the gap.
	private boolean dropped;

	// Whether messages are dropped until the service sends a fresh snapshot.
	private boolean outdated;

	private boolean behind;

	private boolean asks;

	Output(DirectOutboundChannel connection, WireChannel channel, ServiceStats stats) {
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
		if (!takesFrames() && (frame.isMessage() || !takesControlFrames())) {
			this.connection.room().release(frame.payloadSize());
			refused(1);
			return;
		}
		if (!alone || frame.size() > scratch.capacity()) {
			report(waiting().add(frame));
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
			waiting().add(frame);
			begun(scratch.position());
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
			refused(frames.size());
			return;
		}
		if (this.waiting != null) {
			frames.forEach(this::queueFrame);
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
					keepBegun(frame, written - begin);
				}
				else {
					keep(frame);
				}
			}
		}
	}

	/**
	 * Queues a frame for which nobody has made room yet.
	 * @param frame the frame
	 */
	void queueFrame(EncodedFrame frame) {
		if (takesFrames()) {
			keep(frame);
			markDirty();
		}
		else {
			refused(1);
		}
	}

	// Even if there is no room: half a frame would make nonsense of all that follows.
	private void keepBegun(EncodedFrame frame, int written) {
		this.connection.room().occupy(frame.payloadSize());
		waiting().add(frame);
		begun(written);
	}

	private void begun(int written) {
		this.offset = written;
		if (written > 0) {
			waiting().begin();
		}
	}

	private void keep(EncodedFrame frame) {
		OverflowPolicy policy = this.connection.policyFor(frame);
		OfferResult admission = waiting().offer(frame, policy == OverflowPolicy.DROP_OLDEST);
		report(admission);
		if (admission == OfferResult.REFUSED && !this.connection.pressure().keepsKey(frame, waiting())) {
			this.connection.pressure().refused(policy);
		}
	}

	private void report(OfferResult admission) {
		int displaced = waiting().takeDisplaced().size();
		if (displaced > 0) {
			this.connection.pressure().displaced(admission, displaced);
		}
	}

	private void refused(int messages) {
		if (this.outdated) {
			this.connection.pressure().dropped(DropReason.RESYNCED, messages);
		}
	}

	private void markDirty() {
		if (!this.dirty && !this.blocked) {
			this.dirty = true;
			this.connection.loop().flushLater(this);
		}
	}

	private WaitingFrames<EncodedFrame> waiting() {
		WaitingFrames<EncodedFrame> waiting = this.waiting;
		if (waiting == null) {
			waiting = new WaitingFrames<>(this.connection.room(), FrameViews.OF_ONE);
			this.waiting = waiting;
		}
		return waiting;
	}

	private boolean takesFrames() {
		return !this.outdated && takesControlFrames();
	}

	private boolean takesControlFrames() {
		return this.last == null && !this.ended && !this.dropped;
	}

	// Nothing may come after a broadcast that was dropped.
	void gap() {
		this.dropped = true;
	}

	/**
	 * Drops the messages that wait, except one that has been written in part, and those
	 * that come, until all is {@link #upToDate()}.
	 */
	void outdated() {
		if (!this.outdated && takesFrames()) {
			this.outdated = true;
			refused((this.waiting != null) ? this.waiting.dropMessages() : 0);
		}
	}

	/**
	 * Asks the service for a fresh snapshot when nothing waits any more: a client that
	 * has yet to take the rest of a frame cannot get it before.
	 */
	void asks() {
		this.asks = true;
		markDirty();
	}

	/**
	 * What comes from now on is a fresh snapshot, and what follows it.
	 */
	void upToDate() {
		this.outdated = false;
		if (this.behind) {
			markDirty();
		}
	}

	// Messages are being dropped: says when nothing waits any more.
	void behind() {
		this.behind = true;
		markDirty();
	}

	private void caughtUp() {
		this.waiting = null;
		if (this.asks && !this.ended) {
			this.asks = false;
			this.connection.asks();
		}
		else if (this.behind && !this.outdated) {
			this.behind = false;
			this.connection.pressure().caughtUp();
		}
	}

	/**
	 * Forgets what waits, except a frame that has been written in part.
	 */
	void clear() {
		WaitingFrames<EncodedFrame> waiting = this.waiting;
		if (waiting != null) {
			waiting.clear();
			this.waiting = waiting.isEmpty() ? null : waiting;
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
		WaitingFrames<EncodedFrame> waiting = this.waiting;
		if (this.blocked || this.ended) {
			return;
		}
		if (waiting == null || waiting.isEmpty()) {
			caughtUp();
			return;
		}
		gather(waiting, scratch);
		if (!write(scratch)) {
			return;
		}
		advance(waiting, scratch.position());
		if (waiting.isEmpty()) {
			caughtUp();
		}
		else {
			markDirty();
		}
	}

	private void gather(WaitingFrames<EncodedFrame> waiting, ByteBuffer scratch) {
		scratch.clear();
		int from = this.offset;
		for (int i = 0; i < waiting.size() && scratch.hasRemaining(); i++) {
			EncodedFrame frame = waiting.get(i);
			if (frame == this.last) {
				this.connection.closing();
			}
			frame.copyTo(from, scratch);
			from = 0;
		}
		scratch.flip();
	}

	private void advance(WaitingFrames<EncodedFrame> waiting, int written) {
		int rest = written;
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
			this.watch = StallCheck.begin(this.watch, this, this.connection);
		}
		return true;
	}

	void broken(Throwable failure) {
		this.connection.broken(failure);
	}

	boolean isBlocked() {
		return this.blocked && !this.ended;
	}

	/**
	 * There is room in the socket again.
	 */
	void unblock() {
		this.blocked = false;
		if (this.waiting != null || this.behind) {
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
