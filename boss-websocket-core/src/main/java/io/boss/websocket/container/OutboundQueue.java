package io.boss.websocket.container;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Multicast;
import io.boss.websocket.SendResult;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.outbound.Memberships;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.OutboundListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue in front of one client's socket.
 * <ul>
 * <li><b>Senders</b> put a frame under a lock that nobody holds for longer than that, and
 * go on. They never write.</li>
 * <li><b>The drain</b> is one task of the executor at a time. It writes frame after
 * frame; when a write does not complete at once, the thread goes away and whoever
 * completes the write goes on with the drain. No thread waits for a client.</li>
 * <li><b>Ordering</b>: frames leave in the order in which they were put. Nothing is taken
 * after a close frame.</li>
 * <li><b>A full queue</b> drops what the {@link FrameStore} says. If that is to close the
 * client, it is emptied, and a close frame with code 1008 takes its place: the client
 * gets it if it reads on, else the send timeout of the writer ends the connection.</li>
 * </ul>
 */
final class OutboundQueue implements OutboundChannel {

	private static final Log logger = LogFactory.getLog(OutboundQueue.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final OutboundFrame.Close OVERFLOW = new OutboundFrame.Close(CloseReason.POLICY_VIOLATION,
			"client reads too slowly");

	private static final OutboundFrame PING = new OutboundFrame.Ping();

	private final Executor executor;

	private final FrameWriter writer;

	private final OutboundListener listener;

	private final ReentrantLock lock = new ReentrantLock();

	private final FrameStore frames;

	private final Memberships memberships = new Memberships();

	private final AtomicReference<Write> write = new AtomicReference<>(Write.NONE);

	private boolean draining;

	// Written before its close frame is queued, read when that is taken out.
	private boolean overflowed;

	private volatile boolean open = true;

	/**
	 * Creates a queue.
	 * @param limits how much may wait
	 * @param executor lends the thread that drains; must not refuse
	 * @param writer writes frames
	 * @param listener hears how it ends
	 */
	OutboundQueue(OutboundLimits limits, Executor executor, FrameWriter writer, OutboundListener listener) {
		this.frames = new FrameStore(limits);
		this.executor = executor;
		this.writer = writer;
		this.listener = listener;
	}

	@Override
	public SendResult send(BossMessage message) {
		return put(new OutboundFrame.Data(message));
	}

	@Override
	public SendResult ping() {
		return put(PING);
	}

	@Override
	public SendResult close(int code, String reason) {
		return put(new OutboundFrame.Close(code, reason));
	}

	@Override
	public Multicast multicast() {
		return ContainerMulticast.INSTANCE;
	}

	Memberships memberships() {
		return this.memberships;
	}

	SendResult put(OutboundFrame frame) {
		SendResult result;
		boolean wake;
		DroppedMessages losses;
		this.lock.lock();
		try {
			if (!this.open) {
				return SendResult.CLOSED;
			}
			result = enqueue(frame);
			wake = result.isQueued() && wakes();
			losses = this.frames.takeLosses();
		}
		finally {
			this.lock.unlock();
		}
		if (wake) {
			this.executor.execute(this::drain);
		}
		if (losses != null) {
			losses.tell(this.listener);
		}
		if (!this.open) {
			this.memberships.end();
		}
		if (result == SendResult.OVERFLOW) {
			overflow();
		}
		return result;
	}

	/**
	 * Puts a ping, unless one waits already. Needs no room, because there is never a
	 * second one.
	 */
	void putPing() {
		putPingIf(() -> !this.frames.contains(PING));
	}

	@Override
	public boolean pingIfIdle() {
		return putPingIf(this.frames::isIdle);
	}

	private boolean putPingIf(BooleanSupplier condition) {
		boolean put;
		boolean wake;
		this.lock.lock();
		try {
			put = this.open && condition.getAsBoolean();
			if (put) {
				this.frames.add(PING);
			}
			wake = put && wakes();
		}
		finally {
			this.lock.unlock();
		}
		if (wake) {
			this.executor.execute(this::drain);
		}
		return put;
	}

	@Override
	public int queuedMessages() {
		this.lock.lock();
		try {
			return this.frames.messages();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public long queuedBytes() {
		this.lock.lock();
		try {
			return this.frames.bytes();
		}
		finally {
			this.lock.unlock();
		}
	}

	private SendResult enqueue(OutboundFrame frame) {
		if (frame instanceof OutboundFrame.Close) {
			this.frames.add(frame);
			this.open = false;
			return SendResult.QUEUED;
		}
		SendResult result = this.frames.put(frame);
		this.open = result != SendResult.OVERFLOW;
		return result;
	}

	// The listener hears of it before the drain can see the close frame: what the
	// container says about its own close must not come first.
	private void overflow() {
		try {
			this.listener.overflowed();
		}
		finally {
			closeOverflowed();
		}
	}

	private void closeOverflowed() {
		boolean wake;
		this.lock.lock();
		try {
			this.overflowed = true;
			this.frames.add(OVERFLOW);
			wake = wakes();
		}
		finally {
			this.lock.unlock();
		}
		if (wake) {
			this.executor.execute(this::drain);
		}
	}

	private boolean wakes() {
		boolean wakes = !this.draining;
		this.draining = true;
		return wakes;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public void refresh() {
		this.lock.lock();
		try {
			this.frames.refresh();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes nothing any more and forgets what waits, because the socket is gone.
	 */
	void discard() {
		this.lock.lock();
		try {
			this.open = false;
			this.frames.clear();
		}
		finally {
			this.lock.unlock();
		}
		this.memberships.end();
	}

	private void drain() {
		try {
			OutboundFrame frame = next();
			while (frame != null && writesAtOnce(frame)) {
				frame = next();
			}
		}
		catch (Throwable ex) {
			broken(ex);
		}
	}

	private @Nullable OutboundFrame next() {
		OutboundFrame frame;
		DroppedMessages losses;
		this.lock.lock();
		try {
			frame = this.frames.next();
			this.draining = (frame != null);
			losses = this.frames.takeLosses();
		}
		finally {
			this.lock.unlock();
		}
		if (losses != null) {
			losses.tell(this.listener);
		}
		return frame;
	}

	// Answers whether the frame is written by now; else its completion goes on.
	private boolean writesAtOnce(OutboundFrame frame) {
		if (frame instanceof OutboundFrame.Close close && !this.overflowed) {
			this.listener.closing(close.code(), close.reason());
		}
		this.write.set(Write.STARTED);
		try {
			this.writer.write(frame, (failure) -> completed(frame, failure));
		}
		catch (Throwable ex) {
			completed(frame, ex);
		}
		return !this.write.compareAndSet(Write.STARTED, Write.PENDING);
	}

	private void completed(OutboundFrame frame, @Nullable Throwable failure) {
		try {
			if (failure != null) {
				fail(failure);
			}
			else {
				written(frame);
			}
		}
		catch (Throwable ex) {
			broken(ex);
		}
		if (!this.write.compareAndSet(Write.STARTED, Write.NONE)) {
			// The thread that began to write has gone away: this one goes on.
			this.write.set(Write.NONE);
			drain();
		}
	}

	private void written(OutboundFrame frame) {
		if (frame instanceof OutboundFrame.Close) {
			this.listener.closed();
			return;
		}
		this.lock.lock();
		try {
			this.frames.written(frame);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void fail(Throwable failure) {
		discard();
		try {
			// First, because a container may report the abort as a close from within it.
			this.listener.failed(failure);
		}
		finally {
			this.writer.abort();
		}
	}

	// Something that is not foreseen ends this connection, and not the thread, which
	// belongs to others.
	private void broken(Throwable failure) {
		failures.error("Ending a connection, and no other, because something has gone wrong with it", failure);
		try {
			fail(failure);
		}
		catch (Throwable ex) {
			failures.error("It has ended, but not everybody has heard of it", ex);
		}
	}

	/**
	 * Where the write of one frame is. Decides who goes on when it ends.
	 */
	private enum Write {

		/**
		 * Nothing is being written.
		 */
		NONE,

		/**
		 * The drain is inside the writer.
		 */
		STARTED,

		/**
		 * The drain has left; the completion goes on.
		 */
		PENDING

	}

}
