/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;

/**
 * Header of the frame that is being read (RFC 6455, section 5.2), and how much of its
 * payload is still to come. Reads whatever part of a header there is, and refuses what no
 * client may send as soon as it sees it.
 */
final class FrameHeader {

	private static final int LENGTH_IN_2_BYTES = 126;

	private static final int LENGTH_IN_8_BYTES = 127;

	private final boolean compressionAllowed;

	private Stage stage = Stage.FIRST_BYTE;

	private int missing = 1;

	private long bits;

	private int first;

	private long left;

	private int mask;

	FrameHeader(boolean compressionAllowed) {
		this.compressionAllowed = compressionAllowed;
	}

	/**
	 * Goes on reading.
	 * @param input a big-endian buffer
	 * @return whether the header is complete
	 * @throws FrameException if it is not allowed
	 */
	boolean read(ByteBuffer input) throws FrameException {
		while (this.stage != Stage.COMPLETE) {
			if (!gather(input)) {
				return false;
			}
			switch (this.stage) {
				case FIRST_BYTE -> readFirstByte();
				case SECOND_BYTE -> readSecondByte();
				case LENGTH -> readLength();
				default -> readMask();
			}
		}
		return true;
	}

	private boolean gather(ByteBuffer input) {
		// Not the second half of a length, of which the first is in the bits already.
		if (this.stage == Stage.MASK && this.missing == Integer.BYTES && input.remaining() >= Integer.BYTES) {
			this.bits = input.getInt();
			return true;
		}
		while (this.missing > 0) {
			if (!input.hasRemaining()) {
				return false;
			}
			this.bits = (this.bits << 8) | (input.get() & 0xFF);
			this.missing--;
		}
		return true;
	}

	private void readFirstByte() throws FrameException {
		this.first = (int) this.bits;
		if ((this.first & Opcode.RSV2_AND_RSV3) != 0) {
			throw FrameException.protocolError("reserved bit is set");
		}
		if (!Opcode.isDefined(opcode())) {
			throw FrameException.protocolError("unknown opcode " + opcode());
		}
		boolean startsMessage = opcode() == Opcode.TEXT || opcode() == Opcode.BINARY;
		if (isCompressed() && !(this.compressionAllowed && startsMessage)) {
			throw FrameException.protocolError("reserved bit is set");
		}
		if (isControl() && !isFinal()) {
			throw FrameException.protocolError("control frame is fragmented");
		}
		expect(Stage.SECOND_BYTE, 1);
	}

	private void readSecondByte() throws FrameException {
		if ((this.bits & 0x80) == 0) {
			throw FrameException.protocolError("frame of a client is not masked");
		}
		this.left = this.bits & 0x7F;
		if (isControl() && this.left > Opcode.MAX_CONTROL_PAYLOAD) {
			throw FrameException.protocolError("control frame is larger than " + Opcode.MAX_CONTROL_PAYLOAD + " bytes");
		}
		if (this.left == LENGTH_IN_2_BYTES) {
			expect(Stage.LENGTH, Short.BYTES);
		}
		else if (this.left == LENGTH_IN_8_BYTES) {
			expect(Stage.LENGTH, Long.BYTES);
		}
		else {
			expect(Stage.MASK, Integer.BYTES);
		}
	}

	private void readLength() throws FrameException {
		if (this.bits < 0) {
			throw FrameException.protocolError("length has its most significant bit set");
		}
		int least = (this.left == LENGTH_IN_2_BYTES) ? LENGTH_IN_2_BYTES : 1 << 16;
		if (this.bits < least) {
			throw FrameException.protocolError("length is not encoded in the fewest bytes");
		}
		this.left = this.bits;
		expect(Stage.MASK, Integer.BYTES);
	}

	private void readMask() {
		this.mask = (int) this.bits;
		expect(Stage.COMPLETE, 0);
	}

	private void expect(Stage stage, int bytes) {
		this.stage = stage;
		this.missing = bytes;
		this.bits = 0;
	}

	boolean isComplete() {
		return this.stage == Stage.COMPLETE;
	}

	boolean hasBegun() {
		return this.stage != Stage.FIRST_BYTE;
	}

	int opcode() {
		return this.first & 0x0F;
	}

	boolean isControl() {
		return (this.first & Opcode.CONTROL) != 0;
	}

	boolean isFinal() {
		return (this.first & Opcode.FIN) != 0;
	}

	boolean isCompressed() {
		return (this.first & Opcode.RSV1) != 0;
	}

	/**
	 * The masking key, turned so that its first byte belongs to the next byte of payload.
	 * @return the key
	 */
	int mask() {
		return this.mask;
	}

	/**
	 * How much of the payload is still to come.
	 * @return a number of bytes
	 */
	long left() {
		return this.left;
	}

	/**
	 * Counts bytes of payload that have been read.
	 * @param count how many
	 */
	void advance(int count) {
		this.left -= count;
		this.mask = Integer.rotateLeft(this.mask, 8 * (count & 3));
	}

	/**
	 * Makes ready for the next frame.
	 */
	void reset() {
		expect(Stage.FIRST_BYTE, 1);
	}

	private enum Stage {

		FIRST_BYTE, SECOND_BYTE, LENGTH, MASK, COMPLETE

	}

}
