/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import org.jspecify.annotations.Nullable;

/**
 * View of frames for {@link WaitingFrames}, whatever a transport makes of a frame.
 *
 * @param <F> the type of the frames
 */
public interface FrameView<F> {

	/**
	 * The size of the payload.
	 * @param frame a frame
	 * @return the number of bytes that count
	 */
	int size(F frame);

	/**
	 * What a frame is the latest value of.
	 * @param frame a frame
	 * @return the key, or {@code null}
	 */
	@Nullable Object key(F frame);

	/**
	 * Whether a frame may be dropped.
	 * @param frame a frame
	 * @return whether it is a message
	 */
	boolean isMessage(F frame);

}
