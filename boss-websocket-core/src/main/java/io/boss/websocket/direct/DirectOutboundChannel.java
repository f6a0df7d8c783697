/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.outbound.Memberships;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.wire.EncodedFrame;
import io.boss.websocket.wire.PerMessageDeflate;
import org.jspecify.annotations.Nullable;

/**
 * Sending side of one connection: reserves room for what is sent, and hands it to the
 * loop. Safe on any thread, except what says otherwise.
 * <p>
 * All that is under way or waits is counted in the {@link OutboundBudget}. What finds no
 * room there is up to the {@link ConnectionOverflow}, which is bounded in itself. What
 * comes from groups is bounded in its {@link LoopRecipients}, until it waits here.
 */
final class DirectOutboundChannel extends LoopTasks implements OutboundChannel {

	private static final AtomicIntegerFieldUpdater<DirectOutboundChannel> PHASE = AtomicIntegerFieldUpdater
		.newUpdater(DirectOutboundChannel.class, "phase");

	private static final int OPEN = 0;

	// Messages are dropped until the service sends a fresh snapshot.
	private static final int OUTDATED = 1;

	private static final int CLOSING = 2;

	private static final EncodedFrame PING = EncodedFrame.ping(ByteBuffer.allocate(0));

	private final @Nullable PerMessageDeflate deflate;

	private final OutboundListener listener;

	private final OutboundBudget budget;

	private final ConnectionWriter writer;

	private final ClosingHandshake closing = new ClosingHandshake(this);

	private final Memberships memberships = new Memberships();

	// Whether anything may be put. Written only through the updater.
	private volatile int phase;

	private volatile @Nullable ConnectionOverflow overflow;

	DirectOutboundChannel(WireLoop loop, WireChannel channel, OutboundLimits limits, ServiceStats stats,
			@Nullable PerMessageDeflate deflate, OutboundListener listener) {
		this(loop, channel, limits, null, stats, deflate, listener);
	}

	DirectOutboundChannel(WireLoop loop, WireChannel channel, OutboundLimits limits, @Nullable ResumeSettings resume,
			ServiceStats stats, @Nullable PerMessageDeflate deflate, OutboundListener listener) {
		super(loop);
		this.deflate = deflate;
		this.listener = listener;
		this.budget = new OutboundBudget(limits);
		this.writer = new ConnectionWriter(this, channel, stats,
				(resume != null) ? new SentMessages(resume, loop.kept()) : null);
	}

	@Override
	public SendResult send(BossMessage message) {
		return (this.phase == OPEN) ? send(MessageFrames.encode(message, this.deflate)) : refused();
	}

	private SendResult refused() {
		if (!isOpen()) {
			return SendResult.CLOSED;
		}
		overflow().dropped(DropReason.RESYNCED, 1);
		return SendResult.DROPPED;
	}

	@Override
	public SendResult ping() {
		if (!isOpen()) {
			return SendResult.CLOSED;
		}
		return isAttached() ? send(PING) : SendResult.DROPPED;
	}

	@Override
	public boolean pingIfIdle() {
		return queuedMessages() == 0 && sendIfThereIsRoom(PING);
	}

	@Override
	public boolean control(String text) {
		return sendIfThereIsRoom(MessageFrames.control(text));
	}

	@Override
	public void whenWritten(Runnable task) {
		onLoop(() -> this.writer.whenWritten(task));
	}

	private SendResult send(EncodedFrame frame) {
		if (!this.budget.reserve(frame.payloadSize())) {
			return overflow().send(frame);
		}
		loop().deliver(new InboxEntry.ToOne(this.writer, frame));
		return SendResult.QUEUED;
	}

	/**
	 * Sends a control frame, unless there is no room for it because the client does not
	 * even read what it is sent.
	 * @param frame the frame
	 * @return whether it was sent
	 */
	boolean sendIfThereIsRoom(EncodedFrame frame) {
		boolean sent = isAttached() && isOpen() && this.budget.reserve(frame.payloadSize());
		if (sent) {
			loop().deliver(new InboxEntry.ToOne(this.writer, frame));
		}
		return sent;
	}

	@Override
	public SendResult close(int code, String reason) {
		if (!beginsClosing()) {
			return SendResult.CLOSED;
		}
		onLoop(() -> this.closing.end(new CloseFrame(code, reason)));
		return SendResult.QUEUED;
	}

	/**
	 * Begins to drop messages until there is a fresh snapshot.
	 * @return whether they were taken until now
	 */
	boolean beginsOutdated() {
		return PHASE.compareAndSet(this, OPEN, OUTDATED);
	}

	@Override
	public void refresh() {
		PHASE.compareAndSet(this, OUTDATED, OPEN);
		// In any case: the thread that has found the queue full may not have told the
		// loop yet, and then the loop hears of it after this, and asks the service once
		// more.
		onLoop(() -> {
			if (this.phase == OPEN) {
				this.writer.upToDate();
			}
		});
	}

	@Override
	public boolean isOpen() {
		return this.phase != CLOSING;
	}

	/**
	 * Ends the time in which anything is taken.
	 * @return whether the connection was open until now
	 */
	boolean beginsClosing() {
		boolean begins = PHASE.getAndSet(this, CLOSING) != CLOSING;
		if (begins) {
			this.memberships.end();
		}
		return begins;
	}

	@Override
	public int queuedMessages() {
		return this.budget.messages();
	}

	@Override
	public long queuedBytes() {
		return this.budget.bytes();
	}

	@Override
	public Multicast<BossConnection, BossMessage> multicast() {
		return DirectMulticast.INSTANCE;
	}

	// --- the socket changes

	@Override
	public boolean isAttached() {
		return channel() != NoSocket.INSTANCE;
	}

	@Override
	public void acknowledged(long count, Runnable otherwise) {
		SentMessages sent = this.writer.sent();
		if (sent != null) {
			onLoop(() -> {
				if (!sent.acknowledge(count)) {
					otherwise.run();
				}
			});
		}
	}

	@Override
	public void giveUpSocket(Runnable otherwise) {
		onLoop(() -> {
			if (isAttached() && !this.closing.detaches()) {
				otherwise.run();
			}
		});
	}

	/**
	 * Whether a client that comes back can be sent all that it has missed. On the loop.
	 * @return whether all of it is kept
	 */
	boolean mayComeBack() {
		SentMessages sent = this.writer.sent();
		return sent != null && sent.isComplete() && isAttached() && !loop().isClosed();
	}

	/**
	 * Lets the socket go; what comes waits for the next one. On the loop.
	 */
	void letGo() {
		detach().close();
	}

	/**
	 * Goes on without a socket. On the loop.
	 * @return the socket that there was
	 */
	WireChannel detach() {
		WireChannel socket = channel();
		this.writer.moveTo(NoSocket.INSTANCE);
		this.writer.detach();
		return socket;
	}

	/**
	 * Farewell to sockets that no session belongs to.
	 * @return the farewell
	 */
	Farewell farewell() {
		return new Farewell(loop(), limits().closeTimeout());
	}

	/**
	 * Goes on with another socket. On the loop, when the writer has let the last one go.
	 * @param socket the socket
	 */
	void moveTo(WireChannel socket) {
		this.writer.moveTo(socket);
	}

	/**
	 * There is room in the socket again.
	 */
	void writable() {
		onLoop(this.writer::unblock);
	}

	OverflowPolicy policyFor(EncodedFrame frame) {
		return frame.options().overflowOr(limits().overflow());
	}

	// Made when it is needed for the first time.
	ConnectionOverflow overflow() {
		ConnectionOverflow overflow = this.overflow;
		return (overflow != null) ? overflow : makeOverflow();
	}

	private synchronized ConnectionOverflow makeOverflow() {
		ConnectionOverflow overflow = this.overflow;
		if (overflow == null) {
			overflow = new ConnectionOverflow(this);
			this.overflow = overflow;
		}
		return overflow;
	}

	Memberships memberships() {
		return this.memberships;
	}

	WireChannel channel() {
		return this.writer.socket();
	}

	OutboundLimits limits() {
		return this.budget.limits();
	}

	OutboundBudget budget() {
		return this.budget;
	}

	@Nullable PerMessageDeflate deflate() {
		return this.deflate;
	}

	ConnectionWriter writer() {
		return this.writer;
	}

	@Override
	ClosingHandshake closing() {
		return this.closing;
	}

	OutboundListener listener() {
		return this.listener;
	}

}
