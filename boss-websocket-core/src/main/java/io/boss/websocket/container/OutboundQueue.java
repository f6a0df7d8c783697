/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.SendResult;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.outbound.Memberships;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundListener;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue in front of one client's socket.
 * <ul>
 * <li><b>Senders</b> put a frame under a lock that is held no longer than that takes, and
 * go on. They never write: the {@link QueueDrain} does.</li>
 * <li><b>Ordering</b>: frames leave in the order in which they were put. Nothing is taken
 * after a close frame.</li>
 * <li><b>A full queue</b> drops what the {@link FrameStore} says. If that is to close the
 * client, it is emptied, and a close frame with code 1008 takes its place: the client
 * gets it if it reads on, else the send timeout of the writer ends the connection.</li>
 * </ul>
 */
final class OutboundQueue implements OutboundChannel {

	private static final OutboundFrame.Close OVERFLOW = new OutboundFrame.Close(CloseCode.POLICY_VIOLATION.value(),
			"client reads too slowly");

	private static final OutboundFrame PING = new OutboundFrame.Ping();

	private final OutboundListener listener;

	private final QueueDrain drain;

	private final ReentrantLock lock = new ReentrantLock();

	private final FrameStore frames;

	private final Memberships memberships = new Memberships();

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
		this.listener = listener;
		this.drain = new QueueDrain(this, executor, writer, listener);
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
	public Multicast<BossConnection, BossMessage> multicast() {
		return ContainerMulticast.INSTANCE;
	}

	Memberships memberships() {
		return this.memberships;
	}

	SendResult put(OutboundFrame frame) {
		SendResult result;
		boolean wake;
		DroppedMessages dropped;
		this.lock.lock();
		try {
			if (!this.open) {
				return SendResult.CLOSED;
			}
			result = enqueue(frame);
			wake = result.isQueued() && wakes();
			dropped = this.frames.takeDropped();
		}
		finally {
			this.lock.unlock();
		}
		if (wake) {
			this.drain.begin();
		}
		if (dropped != null) {
			dropped.tell(this.listener);
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
		return begins(() -> {
			boolean put = condition.getAsBoolean();
			if (put) {
				this.frames.add(PING);
			}
			return put;
		});
	}

	@Override
	public boolean control(String text) {
		OutboundFrame frame = new OutboundFrame.Control(BossMessage.text(text));
		return begins(() -> this.frames.addIfThereIsRoom(frame));
	}

	// By the drain even if nothing waits: the task may send, and so on.
	@Override
	public void whenWritten(Runnable task) {
		boolean noted = begins(() -> {
			this.frames.mark(task);
			return true;
		});
		if (!noted) {
			task.run();
		}
	}

	// Answers what the step has, and drains after it; not if the queue is closed.
	private boolean begins(BooleanSupplier step) {
		boolean done;
		boolean wake;
		this.lock.lock();
		try {
			done = this.open && step.getAsBoolean();
			wake = done && wakes();
		}
		finally {
			this.lock.unlock();
		}
		if (wake) {
			this.drain.begin();
		}
		return done;
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
			this.drain.begin();
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
	 * Takes the next frame out, which is being written until it is {@link #written}.
	 * @return the frame, or {@code null} if none waits: the drain ends
	 */
	@Nullable OutboundFrame next() {
		OutboundFrame frame;
		DroppedMessages dropped;
		List<Runnable> due;
		this.lock.lock();
		try {
			due = this.frames.takeDue();
			frame = this.frames.next();
			this.draining = (frame != null);
			dropped = this.frames.takeDropped();
		}
		finally {
			this.lock.unlock();
		}
		due.forEach(Runnable::run);
		if (dropped != null) {
			dropped.tell(this.listener);
		}
		return frame;
	}

	/**
	 * Whether the close frame is there because too much waited. For the drain, when it
	 * has taken the close frame out.
	 * @return whether the listener knows already why the client is closed
	 */
	boolean isOverflowed() {
		return this.overflowed;
	}

	/**
	 * A frame is with the operating system.
	 * @param frame the frame that was taken out
	 */
	void written(OutboundFrame frame) {
		this.lock.lock();
		try {
			this.frames.written(frame);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes nothing any more and forgets what waits, because the socket is gone.
	 */
	void discard() {
		List<Runnable> due;
		this.lock.lock();
		try {
			this.open = false;
			this.frames.clear();
			due = this.frames.takeDue();
		}
		finally {
			this.lock.unlock();
		}
		try {
			this.memberships.end();
		}
		finally {
			due.forEach(Runnable::run);
		}
	}

}
