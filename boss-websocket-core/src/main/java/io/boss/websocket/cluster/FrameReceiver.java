/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

/**
 * Receiver of the frames of an engine. Never blocks, never throws, and is called by one
 * thread at a time for each publisher, in the order in which frames were published.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FrameReceiver {

	/**
	 * Takes a frame, which may be of any node or of none: it is checked, and dropped if
	 * it cannot be read.
	 * @param frame the frame, which is not changed any more
	 */
	void received(byte[] frame);

}
