/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.CloseCode;
import io.boss.websocket.SendResult;
import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.outbound.OverflowHandler;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.wire.EncodedFrame;

/**
 * Handler of frames for one connection that has no room for them when they are sent. Made
 * when that happens for the first time. Safe on any thread.
 */
final class ConnectionOverflow implements OverflowHandler {

	private static final CloseFrame CLOSE = new CloseFrame(CloseCode.POLICY_VIOLATION.value(),
			"client reads too slowly");

	private final DirectOutboundChannel connection;

	private final OutboundListener listener;

	private final OverflowQueue<EncodedFrame> queue;

	private final AtomicBoolean behind = new AtomicBoolean();

	ConnectionOverflow(DirectOutboundChannel connection) {
		this.connection = connection;
		this.listener = connection.listener();
		this.queue = new OverflowQueue<>(connection.loop(), connection.limits(), FrameViews.OF_ONE,
				connection.writer()::queue, (frame) -> this);
	}

	/**
	 * Sends a frame all the same, or does not.
	 * @param frame the frame, for which there was no room
	 * @return what became of it
	 */
	SendResult send(EncodedFrame frame) {
		return this.queue.send(frame, this.connection.policyFor(frame));
	}

	@Override
	public void dropped(DropReason reason, int messages) {
		this.listener.dropped(reason, messages);
		if (reason != DropReason.CONFLATED && this.behind.compareAndSet(false, true)) {
			this.listener.fellBehind(reason);
			this.connection.onLoop(this.connection.writer()::behind);
		}
	}

	@Override
	public int resync() {
		if (this.connection.beginsOutdated()) {
			// What waits is dropped on the loop, and reported there.
			this.connection.onLoop(this.connection.writer()::askForSnapshot);
		}
		return 0;
	}

	@Override
	public boolean close() {
		if (!this.connection.beginsClosing()) {
			return false;
		}
		try {
			this.listener.overflowed();
		}
		finally {
			this.connection.onLoop(() -> {
				this.connection.writer().clear();
				this.connection.writer().end(CLOSE.frame());
			});
		}
		return true;
	}

	/**
	 * All that waited has been written.
	 */
	void caughtUp() {
		this.behind.set(false);
	}

}
