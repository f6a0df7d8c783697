/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.wire.EncodedFrame;

/**
 * Sender of frames to many connections of a loop, told what the loop does with the
 * frames. On the loop.
 */
interface LoopGroup {

	/**
	 * The loop has taken a frame out of its inbox.
	 * @param frame the frame
	 */
	void taken(EncodedFrame frame);

	/**
	 * Notes that a frame is in a round of the loop.
	 * @param round the number of the round
	 * @return whether it is the first in that round
	 */
	boolean firstIn(int round);

}
