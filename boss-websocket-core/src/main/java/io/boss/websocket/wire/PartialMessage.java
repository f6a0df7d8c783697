/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;

import io.boss.websocket.config.Limit;

/**
 * Data message of which some bytes have been read.
 */
abstract sealed class PartialMessage permits PlainMessage, InflatedMessage {

	private final int opcode;

	private int utf8 = Utf8.COMPLETE;

	private int fragments = 1;

	PartialMessage(int opcode) {
		this.opcode = opcode;
	}

	/**
	 * Counts a further frame.
	 * @param max how many there may be
	 * @throws FrameException if there are more
	 */
	final void countFragment(int max) throws FrameException {
		if (++this.fragments > max) {
			throw FrameException.exceeds(Limit.MAX_FRAGMENTS, "message has more than " + max + " fragments");
		}
	}

	final int fragments() {
		return this.fragments;
	}

	/**
	 * Which limit holds for the size of the message.
	 * @return the limit
	 */
	abstract Limit sizeLimit();

	int opcode() {
		return this.opcode;
	}

	/**
	 * How long a further frame may be, as far as its header can tell.
	 * @return a number of bytes
	 */
	abstract long room();

	/**
	 * Adds bytes.
	 * @param part unmasked payload, which is read or copied
	 * @param ascii whether it is known to be ASCII
	 * @throws FrameException if the message is invalid or too big
	 */
	abstract void add(ByteBuffer part, boolean ascii) throws FrameException;

	/**
	 * Ends the message.
	 * @return all of it
	 * @throws FrameException if it ends too early
	 */
	abstract ByteBuffer finish() throws FrameException;

	final void checkText(ByteBuffer bytes, boolean ascii) throws FrameException {
		if (this.opcode == Opcode.TEXT && !(ascii && this.utf8 == Utf8.COMPLETE)) {
			this.utf8 = Utf8.check(this.utf8, bytes);
			if (this.utf8 == Utf8.INVALID) {
				throw FrameException.badData("text is not valid UTF-8");
			}
		}
	}

	final void checkTextIsWhole() throws FrameException {
		if (this.utf8 != Utf8.COMPLETE) {
			throw FrameException.badData("text ends within a character");
		}
	}

}
