/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import org.jspecify.annotations.Nullable;

/**
 * Writer of frames to one socket: the port behind which containers differ. Called by one
 * thread at a time, and never while a frame is on its way.
 */
interface FrameWriter {

	/**
	 * Begins to write a frame. Does not wait for a client that does not read.
	 * @param frame the frame
	 * @param completion told once when the frame was handed to the operating system, or
	 * why not; on any thread, possibly before this method returns
	 */
	void write(OutboundFrame frame, Completion completion);

	/**
	 * Ends the connection without regard for what has not been written.
	 */
	void abort();

	/**
	 * Listener for the end of a write.
	 */
	@FunctionalInterface
	interface Completion {

		/**
		 * A write has ended.
		 * @param failure why it failed, or {@code null} if it did not
		 */
		void completed(@Nullable Throwable failure);

	}

}
