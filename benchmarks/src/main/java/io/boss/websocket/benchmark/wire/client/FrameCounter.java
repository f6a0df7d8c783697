/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.client;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Counter of the messages in the bytes that one connection receives. It reads headers and
 * skips payloads, wherever the bytes of a frame are cut apart, and makes no objects but
 * for pings.
 */
final class FrameCounter {

	private static final int FINAL = 0x80;

	private static final int OPCODE = 0x0F;

	private static final int CONTROL = 0x08;

	private static final int CLOSE = 0x08;

	private static final int PING = 0x09;

	private static final int MASKED = 0x80;

	private static final int LENGTH_IN_TWO = 126;

	private static final int LENGTH_IN_EIGHT = 127;

	private static final int MAX_CONTROL_PAYLOAD = 125;

	private Expected expected = Expected.OPCODE;

	private int firstByte;

	private int lengthBytes;

	private long payload;

	private int messages;

	private boolean closed;

	private byte @Nullable [] control;

	private int controlLength;

	private byte @Nullable [] ping;

	/**
	 * Reads all that is there.
	 * @param in the bytes, between position and limit
	 * @return how many messages have ended in them
	 */
	int count(ByteBuffer in) {
		this.messages = 0;
		int position = in.position();
		int limit = in.limit();
		while (position < limit) {
			int next = (this.expected == Expected.OPCODE) ? skipMessage(in, position, limit) : position;
			position = (next != position) ? next : step(in, position, limit);
		}
		in.position(position);
		return this.messages;
	}

	/**
	 * Whether a close frame has come.
	 * @return whether the peer has closed
	 */
	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Takes the payload of the last ping that has not been answered.
	 * @return the payload, if there is one
	 */
	byte @Nullable [] takePing() {
		byte[] taken = this.ping;
		this.ping = null;
		return taken;
	}

	// The usual case: a message in one frame, all of it here.
	private int skipMessage(ByteBuffer in, int position, int limit) {
		if (limit - position < 4) {
			return position;
		}
		int opcode = in.get(position) & 0xFF;
		int length = in.get(position + 1) & 0xFF;
		int end = position + 2 + length;
		if (length == LENGTH_IN_TWO) {
			end = position + 4 + (in.getShort(position + 2) & 0xFFFF);
		}
		if (opcode <= FINAL || opcode >= (FINAL | CONTROL) || length > LENGTH_IN_TWO || end > limit) {
			return position;
		}
		this.messages++;
		return end;
	}

	private int step(ByteBuffer in, int position, int limit) {
		switch (this.expected) {
			case OPCODE -> {
				this.firstByte = in.get(position);
				this.expected = Expected.LENGTH;
			}
			case LENGTH -> readLength(in.get(position) & 0xFF);
			case MORE_LENGTH -> {
				this.payload = (this.payload << 8) | (in.get(position) & 0xFF);
				this.lengthBytes--;
				if (this.lengthBytes == 0) {
					beginPayload();
				}
			}
			case PAYLOAD -> {
				return readPayload(in, position, limit);
			}
		}
		return position + 1;
	}

	private void readLength(int length) {
		if ((length & MASKED) != 0) {
			throw new IllegalStateException("A server must not mask");
		}
		this.payload = 0;
		if (length < LENGTH_IN_TWO) {
			this.payload = length;
			beginPayload();
		}
		else {
			this.lengthBytes = (length == LENGTH_IN_EIGHT) ? 8 : 2;
			this.expected = Expected.MORE_LENGTH;
		}
	}

	private void beginPayload() {
		if (isControl()) {
			this.control = new byte[MAX_CONTROL_PAYLOAD];
			this.controlLength = 0;
		}
		this.expected = Expected.PAYLOAD;
		if (this.payload == 0) {
			endFrame();
		}
	}

	private int readPayload(ByteBuffer in, int position, int limit) {
		int taken = (int) Math.min(this.payload, limit - position);
		if (isControl() && this.control != null) {
			in.get(position, this.control, this.controlLength, taken);
			this.controlLength += taken;
		}
		this.payload -= taken;
		if (this.payload == 0) {
			endFrame();
		}
		return position + taken;
	}

	private void endFrame() {
		this.expected = Expected.OPCODE;
		int opcode = this.firstByte & OPCODE;
		if (opcode == CLOSE) {
			this.closed = true;
		}
		else if (opcode == PING && this.control != null) {
			this.ping = Arrays.copyOf(this.control, this.controlLength);
		}
		else if (!isControl() && (this.firstByte & FINAL) != 0) {
			this.messages++;
		}
		this.control = null;
	}

	private boolean isControl() {
		return (this.firstByte & CONTROL) != 0;
	}

	private enum Expected {

		OPCODE, LENGTH, MORE_LENGTH, PAYLOAD

	}

}
