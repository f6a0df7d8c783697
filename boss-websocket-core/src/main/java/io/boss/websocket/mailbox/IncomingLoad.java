/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.mailbox;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * Load of clients' messages in one mailbox, with the limits that it has to keep. Safe on
 * any thread; nothing blocks.
 */
final class IncomingLoad {

	private static final AtomicLongFieldUpdater<IncomingLoad> LOAD = AtomicLongFieldUpdater
		.newUpdater(IncomingLoad.class, "load");

	private final MailboxLimits limits;

	private final MailboxTotal total;

	// Messages and bytes in one number. Written only through the updater.
	private volatile long load;

	IncomingLoad(MailboxLimits limits, MailboxTotal total) {
		this.limits = limits;
		this.total = total;
	}

	int messages() {
		return Load.messages(this.load);
	}

	long bytes() {
		return Load.bytes(this.load);
	}

	/**
	 * Takes up room, whether there is some or not.
	 * @param bytes the size of the message
	 * @return whether the next message would find none
	 */
	boolean enter(int bytes) {
		long before = LOAD.getAndAdd(this, Load.of(1, bytes));
		this.total.changed(Load.bytes(before), Load.bytes(before) + bytes);
		return this.limits.isFull(before + Load.of(1, bytes)) || this.total.isFull();
	}

	/**
	 * Takes up room if there is some. A failure is never seen by others.
	 * @param bytes the size of the message
	 * @return whether there was room
	 */
	boolean tryEnter(int bytes) {
		long before;
		do {
			before = this.load;
			// A service that keeps up need not suffer from others that do not.
			boolean room = this.limits.hasRoom(before, bytes) && (before == 0 || this.total.hasRoomFor(bytes));
			if (!room) {
				return false;
			}
		}
		while (!LOAD.compareAndSet(this, before, before + Load.of(1, bytes)));
		this.total.changed(Load.bytes(before), Load.bytes(before) + bytes);
		return true;
	}

	/**
	 * Gives room back.
	 * @param bytes the size of the message
	 * @return whether this has taken the load below its low water, which is one caller on
	 * each way down
	 */
	boolean leave(int bytes) {
		long before = LOAD.getAndAdd(this, -Load.of(1, bytes));
		this.total.changed(Load.bytes(before), Load.bytes(before) - bytes);
		return !this.limits.isBelowLowWater(before) && this.limits.isBelowLowWater(before - Load.of(1, bytes));
	}

	boolean isBelowLowWater() {
		return this.limits.isBelowLowWater(this.load);
	}

}
