/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;

import io.boss.websocket.outbound.OverflowHandler;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.wire.EncodedFrame;

/**
 * Connection as its loop sees it: receiver of the frames that the loop takes out of its
 * inbox. On the loop, except what says otherwise.
 */
interface LoopMember {

	/**
	 * Notes that a frame for this connection alone is among those that come next.
	 */
	void announce();

	/**
	 * Writes a frame for which room was made, or queues it if others wait.
	 * @param frame the frame
	 * @param scratch a buffer of the loop
	 */
	void write(EncodedFrame frame, ByteBuffer scratch);

	/**
	 * Writes broadcasts for which no room was made yet, or queues them if others wait.
	 * @param bytes the frames, one after the other
	 * @param batch the same frames
	 */
	void writeBroadcasts(ByteBuffer bytes, BroadcastBatch batch);

	/**
	 * Queues a message for which no room was made yet. What fails ends this connection.
	 * @param frame the frame
	 */
	void queue(EncodedFrame frame);

	/**
	 * Writes what waits.
	 * @param scratch a buffer of the loop
	 */
	void flush(ByteBuffer scratch);

	/**
	 * Ends the connection, because something has failed.
	 * @param failure why
	 */
	void broken(Throwable failure);

	/**
	 * Ends the connection soon, because something has failed. On any thread.
	 * @param failure why
	 */
	void breakLater(Throwable failure);

	/**
	 * Reports messages to many that this connection does not get. On any thread.
	 * @param reason why
	 * @param messages how many
	 */
	void missed(DropReason reason, int messages);

	/**
	 * Handler of what finds no room. On any thread.
	 * @return the handler, always the same
	 */
	OverflowHandler overflow();

}
