package io.boss.websocket.direct;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import io.boss.websocket.outbound.Capacity;
import io.boss.websocket.outbound.OutboundLimits;

/**
 * How much waits for a connection, or for many that are sent to together, and how much
 * may. Safe on any thread.
 */
final class Room implements Capacity {

	private static final AtomicIntegerFieldUpdater<Room> MESSAGES = AtomicIntegerFieldUpdater.newUpdater(Room.class,
			"messages");

	private static final AtomicLongFieldUpdater<Room> BYTES = AtomicLongFieldUpdater.newUpdater(Room.class, "bytes");

	private final OutboundLimits limits;

	// Written only through the updaters.
	private volatile int messages;

	private volatile long bytes;

	Room(OutboundLimits limits) {
		this.limits = limits;
	}

	@Override
	public boolean reserve(int size) {
		int messages = MESSAGES.incrementAndGet(this);
		long bytes = BYTES.addAndGet(this, size);
		if (messages <= this.limits.maxMessages() && (bytes <= this.limits.maxBytes() || bytes <= size)) {
			return true;
		}
		release(size);
		return false;
	}

	@Override
	public void occupy(int size) {
		MESSAGES.incrementAndGet(this);
		BYTES.addAndGet(this, size);
	}

	@Override
	public void release(int size) {
		MESSAGES.decrementAndGet(this);
		BYTES.addAndGet(this, -size);
	}

	@Override
	public boolean exchange(int from, int to) {
		long bytes = BYTES.addAndGet(this, (long) to - from);
		if (to <= from || bytes <= this.limits.maxBytes() || bytes <= to) {
			return true;
		}
		BYTES.addAndGet(this, (long) from - to);
		return false;
	}

	/**
	 * Whether what makes the messages should wait for what takes them.
	 * @return whether more than half is taken
	 */
	boolean isScarce() {
		return this.messages > this.limits.maxMessages() / 2 || this.bytes > this.limits.maxBytes() / 2;
	}

	int messages() {
		return this.messages;
	}

	long bytes() {
		return this.bytes;
	}

	OutboundLimits limits() {
		return this.limits;
	}

}
