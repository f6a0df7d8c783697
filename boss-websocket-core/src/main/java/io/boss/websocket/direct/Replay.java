/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.List;

import io.boss.websocket.wire.EncodedFrame;

/**
 * Beginning of what a client is sent that has come back: the welcome, and the messages
 * that it has missed. They have been counted when they were sent for the first time, and
 * need no room. Confined to the loop.
 */
final class Replay {

	private final EncodedFrame welcome;

	private List<EncodedFrame> missed;

	// The next frame; the welcome is the first.
	private int next;

	// How much of it has been written.
	private int offset;

	Replay(EncodedFrame welcome, List<EncodedFrame> missed) {
		this.welcome = welcome;
		this.missed = missed;
	}

	/**
	 * Copies what is to be written next, as much as the buffer holds.
	 * @param buffer the buffer, ready to be written from after that
	 */
	void gather(ByteBuffer buffer) {
		buffer.clear();
		int from = this.offset;
		for (int i = this.next; i <= this.missed.size() && buffer.hasRemaining(); i++) {
			frame(i).copyTo(from, buffer);
			from = 0;
		}
		buffer.flip();
	}

	private EncodedFrame frame(int index) {
		return (index == 0) ? this.welcome : this.missed.get(index - 1);
	}

	/**
	 * Goes on behind what the socket has taken.
	 * @param bytes how many bytes
	 */
	void written(int bytes) {
		this.offset += bytes;
		while (!isOver() && this.offset >= frame(this.next).size()) {
			this.offset -= frame(this.next).size();
			this.next++;
		}
	}

	/**
	 * Ends with the frame that has been written in part, if there is one.
	 */
	void cut() {
		int whole = (this.offset > 0) ? this.next : this.next - 1;
		this.missed = this.missed.subList(0, Math.max(0, whole));
	}

	boolean isInsideFrame() {
		return this.offset > 0;
	}

	boolean isOver() {
		return this.next > this.missed.size();
	}

}
