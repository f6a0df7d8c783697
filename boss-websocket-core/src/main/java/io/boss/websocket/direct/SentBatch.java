/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.List;

import io.boss.websocket.wire.EncodedFrame;

/**
 * Batch of broadcasts that is kept for all members it was written to, as one object.
 * Immutable.
 */
final class SentBatch {

	private final EncodedFrame[] frames;

	private final int payloadSize;

	private final int share;

	/**
	 * Keeps a batch.
	 * @param frames the frames, which are copied
	 * @param members how many connections it was written to
	 */
	SentBatch(List<EncodedFrame> frames, int members) {
		this.frames = frames.toArray(EncodedFrame[]::new);
		this.payloadSize = payloadSize(0, this.frames.length);
		this.share = this.payloadSize / members + SentMessages.REFERENCE_SIZE;
	}

	int size() {
		return this.frames.length;
	}

	EncodedFrame frame(int index) {
		return this.frames[index];
	}

	int payloadSize() {
		return this.payloadSize;
	}

	/**
	 * The payload of some of the frames.
	 * @param from the index of the first
	 * @param to the index behind the last
	 * @return the number of bytes
	 */
	int payloadSize(int from, int to) {
		int size = 0;
		for (int i = from; i < to; i++) {
			size += this.frames[i].payloadSize();
		}
		return size;
	}

	/**
	 * What one member has to answer for: its part of the payload, which is there once for
	 * all, and a reference.
	 * @return the number of bytes
	 */
	int share() {
		return this.share;
	}

}
