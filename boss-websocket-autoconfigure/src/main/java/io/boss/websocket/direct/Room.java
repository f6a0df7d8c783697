package io.boss.websocket.direct;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import io.boss.websocket.outbound.OutboundLimits;

/**
 * How much waits for a connection, or for many that are sent to together, and how much
 * may. Safe on any thread.
 */
final class Room {

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

	/**
	 * Makes room for a message. One message may be larger than all if nothing else waits.
	 * @param size its size in bytes
	 * @return whether there was room
	 */
	boolean reserve(int size) {
		int messages = MESSAGES.incrementAndGet(this);
		long bytes = BYTES.addAndGet(this, size);
		if (messages <= this.limits.maxMessages() && (bytes <= this.limits.maxBytes() || bytes <= size)) {
			return true;
		}
		release(size);
		return false;
	}

	/**
	 * A message waits, whether there is room or not.
	 * @param size its size in bytes
	 */
	void occupy(int size) {
		MESSAGES.incrementAndGet(this);
		BYTES.addAndGet(this, size);
	}

	/**
	 * A message does not wait any more.
	 * @param size its size in bytes
	 */
	void release(int size) {
		MESSAGES.decrementAndGet(this);
		BYTES.addAndGet(this, -size);
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
