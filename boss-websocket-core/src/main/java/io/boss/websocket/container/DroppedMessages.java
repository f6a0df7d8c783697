/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import io.boss.websocket.outbound.OutboundListener;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Record of messages that were dropped under a lock, for a listener that hears of them
 * outside of it.
 */
final class DroppedMessages {

	private final DropReason reason;

	private final int messages;

	private final boolean first;

	private final @Nullable DroppedMessages earlier;

	private boolean asks;

	/**
	 * Creates a record.
	 * @param reason why messages were dropped
	 * @param messages how many
	 * @param first whether these are the first since the client had caught up
	 * @param earlier others that the listener has not heard of, or {@code null}
	 */
	DroppedMessages(DropReason reason, int messages, boolean first, @Nullable DroppedMessages earlier) {
		this.reason = reason;
		this.messages = messages;
		this.first = first;
		this.earlier = earlier;
	}

	/**
	 * The service is to be asked for a fresh snapshot.
	 */
	void asks() {
		this.asks = true;
	}

	void tell(OutboundListener listener) {
		if (this.earlier != null) {
			this.earlier.tell(listener);
		}
		if (this.messages > 0) {
			listener.dropped(this.reason, this.messages);
		}
		if (this.first) {
			listener.fellBehind(this.reason);
		}
		if (this.asks) {
			listener.outdated();
		}
	}

}
