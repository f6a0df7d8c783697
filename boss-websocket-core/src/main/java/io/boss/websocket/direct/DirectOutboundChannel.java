package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Multicast;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.outbound.Memberships;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.turn.Nanos;
import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.PerMessageDeflate;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The sending side of a connection: reserves room for what is sent, and hands it to the
 * loop. Safe on any thread, except what says otherwise.
 * <p>
 * All that is under way or waits is counted in the {@link OutboundBudget}. What finds no
 * room there comes under {@link OverflowHandler}, which is bounded in itself. What comes
 * from groups is bounded in its {@link LoopShare}, until it waits here.
 */
abstract class DirectOutboundChannel implements OutboundChannel {

	private static final Log logger = LogFactory.getLog(DirectOutboundChannel.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final AtomicIntegerFieldUpdater<DirectOutboundChannel> PHASE = AtomicIntegerFieldUpdater
		.newUpdater(DirectOutboundChannel.class, "phase");

	private static final int OPEN = 0;

	// Messages are dropped until the service sends a fresh snapshot.
	private static final int OUTDATED = 1;

	private static final int CLOSING = 2;

	private static final EncodedFrame PING = EncodedFrame.ping(ByteBuffer.allocate(0));

	private final DirectMulticast multicast;

	private final WireLoop loop;

	private final OutboundBudget room;

	private final @Nullable PerMessageDeflate deflate;

	private final Output output;

	private final Memberships memberships = new Memberships();

	private @Nullable OutboundListener listener;

	// Whether anything may be put. Written only through the updater.
	private volatile int phase;

	private volatile @Nullable OverflowHandler pressure;

	DirectOutboundChannel(DirectMulticast multicast, WireLoop loop, WireChannel channel, OutboundLimits limits,
			ServiceStats stats, @Nullable PerMessageDeflate deflate) {
		this.multicast = multicast;
		this.loop = loop;
		this.room = new OutboundBudget(limits);
		this.deflate = deflate;
		this.output = new Output(this, channel, stats);
	}

	void listenWith(OutboundListener listener) {
		this.listener = listener;
	}

	@Override
	public SendResult send(BossMessage message) {
		return (this.phase == OPEN) ? send(MessageFrames.encode(message, this.deflate)) : refused();
	}

	private SendResult refused() {
		if (!isOpen()) {
			return SendResult.CLOSED;
		}
		pressure().dropped(DropReason.RESYNCED, 1);
		return SendResult.DROPPED;
	}

	@Override
	public SendResult ping() {
		return isOpen() ? send(PING) : SendResult.CLOSED;
	}

	@Override
	public boolean pingIfIdle() {
		if (queuedMessages() > 0 || !isOpen() || !this.room.reserve(0)) {
			return false;
		}
		this.loop.deliver(new Delivery.ToOne(this, PING));
		return true;
	}

	private SendResult send(EncodedFrame frame) {
		if (!this.room.reserve(frame.payloadSize())) {
			return pressure().send(frame);
		}
		this.loop.deliver(new Delivery.ToOne(this, frame));
		return SendResult.QUEUED;
	}

	/**
	 * Sends a pong, unless the client does not even read what it is sent.
	 * @param pong the pong
	 */
	void answer(EncodedFrame pong) {
		if (isOpen() && this.room.reserve(pong.payloadSize())) {
			this.loop.deliver(new Delivery.ToOne(this, pong));
		}
	}

	/**
	 * There is no room: closes the client. On any thread.
	 * @return whether it was still open
	 */
	boolean overflow() {
		if (!beginsClosing()) {
			return false;
		}
		try {
			listener().overflowed();
		}
		finally {
			onLoop(() -> {
				this.output.clear();
				this.output.end(new CloseFrame(CloseReason.POLICY_VIOLATION, "client reads too slowly").frame());
			});
		}
		return true;
	}

	/**
	 * There is no room: drops what waits and what comes, until the service has been asked
	 * for a fresh snapshot. On any thread.
	 */
	void resync() {
		if (PHASE.compareAndSet(this, OPEN, OUTDATED)) {
			onLoop(() -> {
				this.output.outdated();
				this.output.asks();
			});
		}
	}

	// On the loop.
	void asks() {
		listener().outdated();
	}

	@Override
	public void refresh() {
		PHASE.compareAndSet(this, OUTDATED, OPEN);
		// In any case: who has found the queue full may not have told the loop yet, and
		// then the loop hears of it after this, and asks the service once more.
		onLoop(() -> {
			if (this.phase == OPEN) {
				this.output.upToDate();
			}
		});
	}

	@Override
	public boolean isOpen() {
		return this.phase != CLOSING;
	}

	@Override
	public int queuedMessages() {
		return this.room.messages();
	}

	@Override
	public long queuedBytes() {
		return this.room.bytes();
	}

	@Override
	public Multicast multicast() {
		return this.multicast;
	}

	/**
	 * The close frame is next. On the loop.
	 */
	abstract void closing();

	/**
	 * The close frame has been written. On the loop.
	 */
	abstract void closed();

	/**
	 * Writing has failed. On the loop.
	 * @param failure why
	 */
	abstract void failed(Throwable failure);

	/**
	 * Does something on the loop that concerns this connection alone, whatever comes of
	 * it.
	 * @param task what to do
	 */
	void onLoop(Runnable task) {
		this.loop.execute(() -> contain(task));
	}

	/**
	 * Does something on the loop, later. On the loop.
	 * @param delay in how long
	 * @param task what to do
	 */
	void onLoopAfter(Duration delay, Runnable task) {
		this.loop.schedule(Nanos.of(delay), () -> contain(task));
	}

	private void contain(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			broken(ex);
		}
	}

	/**
	 * Queues a frame for which nobody has made room yet. On the loop.
	 * @param frame the frame
	 */
	void queue(EncodedFrame frame) {
		try {
			this.output.queueFrame(frame);
		}
		catch (Throwable ex) {
			broken(ex);
		}
	}

	/**
	 * Something has gone wrong that is not foreseen: ends this connection, and leaves the
	 * others of the loop alone. On the loop; throws nothing.
	 * @param failure what
	 */
	void broken(Throwable failure) {
		try {
			failed(failure);
		}
		catch (Throwable ex) {
			if (ex != failure) {
				failure.addSuppressed(ex);
			}
		}
		try {
			failures.error("Ended a connection, and no other, because something has gone wrong with it", failure);
		}
		catch (Throwable ex) {
			// Memory or the stack may be short even for that, and others wait.
			failure.addSuppressed(ex);
		}
	}

	// Answers whether it was open until now.
	boolean beginsClosing() {
		boolean begins = PHASE.getAndSet(this, CLOSING) != CLOSING;
		if (begins) {
			this.memberships.end();
		}
		return begins;
	}

	Memberships memberships() {
		return this.memberships;
	}

	WireLoop loop() {
		return this.loop;
	}

	OutboundLimits limits() {
		return this.room.limits();
	}

	OutboundBudget room() {
		return this.room;
	}

	OverflowPolicy policyFor(EncodedFrame frame) {
		return frame.options().overflowOr(limits().overflow());
	}

	OverflowHandler pressure() {
		OverflowHandler pressure = this.pressure;
		return (pressure != null) ? pressure : makePressure();
	}

	private synchronized OverflowHandler makePressure() {
		OverflowHandler pressure = this.pressure;
		if (pressure == null) {
			pressure = new OverflowHandler(this, listener());
			this.pressure = pressure;
		}
		return pressure;
	}

	@Nullable PerMessageDeflate deflate() {
		return this.deflate;
	}

	Output output() {
		return this.output;
	}

	OutboundListener listener() {
		OutboundListener listener = this.listener;
		Assert.state(listener != null, "Not opened");
		return listener;
	}

}
