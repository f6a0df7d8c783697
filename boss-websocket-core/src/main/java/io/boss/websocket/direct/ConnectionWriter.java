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
final class ConnectionWriter {

	private final DirectOutboundChannel connection;

	private final ServiceStats stats;

	// None for a client that nothing has ever waited for.
	private @Nullable UnwrittenFrames unwritten;

	// None for a client whose socket has always had room.
	private @Nullable StallCheck stall;

	// How many frames for this client alone are in the batch of the loop.
	private int announced;

	private boolean dirty;

	private boolean blocked;

	private boolean ended;

	// Whether there is no socket, and there may be another one.
	private boolean detached;

	// What comes first on a socket with which the client has come back.
	private @Nullable Replay replay;

	ConnectionWriter(DirectOutboundChannel connection, ServiceStats stats) {
		this.connection = connection;
		this.stats = stats;
	}

	/**
	 * Announces a frame for this client alone, which comes with the same batch.
	 */
	void announce() {
		this.announced++;
	}

	/**
	 * Writes a frame, at once if nothing else waits or is announced.
	 * @param frame the frame, for which room was made
	 * @param scratch a buffer to write from
	 */
	void write(EncodedFrame frame, ByteBuffer scratch) {
		boolean alone = this.announced == 1 && nothingWaits();
		this.announced--;
		if (!takes(frame.isMessage())) {
			this.connection.budget().release(frame.payloadSize());
			missed(1);
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
		if (!write(scratch)) {
			if (this.detached) {
				unwritten().add(frame);
			}
		}
		else if (scratch.hasRemaining()) {
			unwritten().addRest(frame, scratch.position());
		}
		else {
			this.connection.budget().release(frame.payloadSize());
			sent(frame);
		}
	}

	/**
	 * Writes broadcasts that were put together, if nothing else waits.
	 * @param bytes the frames in one buffer, whose position is moved
	 * @param batch the frames
	 */
	void writeBroadcasts(ByteBuffer bytes, BroadcastBatch batch) {
		if (!takes(true)) {
			missed(batch.frames().size());
			return;
		}
		if (!nothingWaits()) {
			batch.frames().forEach(this::queue);
			return;
		}
		bytes.rewind();
		if (!write(bytes)) {
			if (this.detached) {
				batch.frames().forEach(this::queue);
			}
		}
		else if (bytes.hasRemaining()) {
			keepRest(batch.frames(), bytes.position());
		}
		else if (this.connection.sent() != null) {
			this.connection.sent().add(batch.sent());
		}
	}

	/**
	 * A frame has been written whole.
	 * @param frame the frame
	 */
	void sent(EncodedFrame frame) {
		SentMessages sent = this.connection.sent();
		if (sent != null) {
			sent.add(frame);
		}
	}

	private void keepRest(List<EncodedFrame> frames, int written) {
		int end = 0;
		for (EncodedFrame frame : frames) {
			int begin = end;
			end += frame.size();
			if (begin >= written) {
				queue(frame);
			}
			else if (end > written) {
				// Even if there is no room: half a frame would make nonsense of all that
				// follows.
				this.connection.budget().occupy(frame.payloadSize());
				unwritten().addRest(frame, written - begin);
			}
			else {
				sent(frame);
			}
		}
	}

	/**
	 * Queues a message for which no room was made yet.
	 * @param frame the message
	 */
	void queue(EncodedFrame frame) {
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
		return (this.unwritten == null || this.unwritten.isNone()) && !this.detached && this.replay == null;
	}

	private void missed(int messages) {
		if (this.unwritten != null) {
			this.unwritten.missed(messages);
		}
	}

	private UnwrittenFrames unwritten() {
		UnwrittenFrames unwritten = this.unwritten;
		if (unwritten == null) {
			unwritten = new UnwrittenFrames(this.connection);
			this.unwritten = unwritten;
		}
		return unwritten;
	}

	private void markDirty() {
		if (!this.dirty && !this.blocked && !this.detached) {
			this.dirty = true;
			this.connection.loop().flushLater(this.connection);
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
	}

	/**
	 * Queues the close frame, after which nothing is taken.
	 * @param frame the frame
	 */
	void end(EncodedFrame frame) {
		if (!this.ended && unwritten().addLast(frame)) {
			if (this.detached) {
				this.connection.closing().nobodyIsThere();
			}
			else {
				markDirty();
			}
		}
	}

	/**
	 * Writes what waits, as much as the buffer holds. What is left is for the next round,
	 * so that one connection does not keep the loop.
	 * @param scratch a buffer to write from
	 */
	void flush(ByteBuffer scratch) {
		this.dirty = false;
		if (this.blocked || this.ended || this.detached) {
			return;
		}
		if (this.replay != null) {
			flush(this.replay, scratch);
			return;
		}
		UnwrittenFrames unwritten = this.unwritten;
		if (unwritten == null) {
			return;
		}
		if (unwritten.hasFrames()) {
			unwritten.gather(scratch);
			if (!write(scratch)) {
				return;
			}
			unwritten.written(scratch.position());
		}
		if (unwritten.hasFrames()) {
			markDirty();
		}
		else if (!this.ended) {
			unwritten.caughtUp();
		}
		unwritten.runDue();
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

	// Answers whether the socket is still there.
	private boolean write(ByteBuffer bytes) {
		int from = bytes.position();
		try {
			this.connection.channel().write(bytes);
		}
		catch (Throwable ex) {
			this.connection.closing().failed(ex);
			return false;
		}
		this.stats.flushed(bytes.position() - from);
		if (bytes.hasRemaining()) {
			this.blocked = true;
			stall().begin();
		}
		return true;
	}

	private StallCheck stall() {
		StallCheck stall = this.stall;
		if (stall == null) {
			stall = new StallCheck(this, this.connection);
			this.stall = stall;
		}
		return stall;
	}

	boolean isBlocked() {
		return this.blocked && !this.ended && !this.detached;
	}

	/**
	 * There is room in the socket again.
	 */
	void unblock() {
		this.blocked = false;
		if (this.replay != null || (this.unwritten != null && this.unwritten.isToBeFlushed())) {
			markDirty();
		}
	}

	private void flush(Replay replay, ByteBuffer scratch) {
		replay.gather(scratch);
		if (!write(scratch)) {
			return;
		}
		replay.written(scratch.position());
		if (replay.isDone()) {
			this.replay = null;
		}
		// What waits is for the next round.
		markDirty();
	}

	/**
	 * There is no socket any more, and there may be another one: what comes waits. A
	 * frame that was written in part begins anew.
	 */
	void detach() {
		this.detached = true;
		this.blocked = false;
		this.replay = null;
		if (this.unwritten != null) {
			this.unwritten.restart();
		}
	}

	/**
	 * There is another socket.
	 * @param first what it gets before all that waits
	 */
	void attach(List<EncodedFrame> first) {
		this.detached = false;
		this.replay = new Replay(first);
		markDirty();
	}

	/**
	 * Whether a frame may be written past all that waits, because none is under way.
	 * @return whether nothing would be torn apart
	 */
	boolean isBetweenFrames() {
		return !this.blocked && (this.replay == null || this.replay.isBetweenFrames())
				&& (this.unwritten == null || this.unwritten.isBetweenFrames());
	}

	/**
	 * The socket is gone.
	 */
	void discard() {
		this.ended = true;
		this.replay = null;
		SentMessages sent = this.connection.sent();
		if (sent != null) {
			sent.discard();
		}
		if (this.unwritten != null) {
			this.unwritten.discard();
		}
	}

}
