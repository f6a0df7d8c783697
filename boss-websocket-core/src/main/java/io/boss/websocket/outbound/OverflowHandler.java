/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.stats.DropReason;

/**
 * Queue of outgoing frames that may be full, with the decision what becomes of a frame
 * for which it has no room. The decision is the same for all transports and wherever
 * frames wait; queues differ in how they drop messages and how they close a client. As
 * safe on several threads as the queue is.
 */
public interface OverflowHandler {

	/**
	 * Decides about a frame for which there is no room, and which takes the place of no
	 * other.
	 * @param policy the policy that holds for the frame
	 * @param message whether the frame is a message; a ping that goes missing leaves no
	 * gap in what the client knows
	 * @return what became of the frame, never {@link SendResult#QUEUED}
	 */
	default SendResult refuse(OverflowPolicy policy, boolean message) {
		switch (policy) {
			case DROP_OLDEST, DROP_NEWEST -> dropped(DropReason.DROPPED_NEWEST, 1);
			case RESYNC -> dropped(DropReason.RESYNCED, (message ? resync() : 0) + 1);
			case CLOSE, CONFLATE -> {
				return close() ? SendResult.OVERFLOW : SendResult.CLOSED;
			}
		}
		return SendResult.DROPPED;
	}

	/**
	 * Reports messages that had to go for a newer frame.
	 * @param result what became of the newer frame
	 * @param messages how many had to go, perhaps none
	 */
	default void displaced(OfferResult result, int messages) {
		if (messages > 0) {
			dropped((result == OfferResult.REPLACED) ? DropReason.CONFLATED : DropReason.DROPPED_OLDEST, messages);
		}
	}

	/**
	 * Reports messages that are dropped while the client stays.
	 * @param reason why
	 * @param messages how many
	 */
	void dropped(DropReason reason, int messages);

	/**
	 * Drops the messages that wait and those that come, until the service has been asked
	 * for a fresh snapshot.
	 * @return how many messages were dropped at once, which is not reported yet
	 */
	int resync();

	/**
	 * Closes the client, because it reads too slowly.
	 * @return whether the client was still open
	 */
	boolean close();

}
