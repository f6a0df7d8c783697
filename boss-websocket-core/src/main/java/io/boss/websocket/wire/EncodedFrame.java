/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.Objects;

import io.boss.websocket.DeliveryOptions;

/**
 * Frame of the server, final and not masked (RFC 6455, section 5.2): encoded once, sent
 * to any number of connections. Immutable, and safe on any thread.
 */
public final class EncodedFrame {

	private static final int MAX_7_BITS = 125;

	private static final int MAX_16_BITS = 0xFFFF;

	private final byte[] bytes;

	// A byte, so that what follows costs nothing.
	private final byte headerSize;

	private final boolean message;

	private final DeliveryOptions options;

	private EncodedFrame(EncodedFrame frame, DeliveryOptions options) {
		this.bytes = frame.bytes;
		this.headerSize = frame.headerSize;
		this.message = frame.message;
		this.options = options;
	}

	private EncodedFrame(int firstByte, ByteBuffer payload) {
		this(firstByte, payload, (firstByte & Opcode.CONTROL) == 0);
	}

	private EncodedFrame(int firstByte, ByteBuffer payload, boolean message) {
		int length = payload.remaining();
		this.options = DeliveryOptions.NONE;
		this.headerSize = (byte) headerSize(length);
		this.message = message;
		this.bytes = new byte[Math.addExact(this.headerSize, length)];
		ByteBuffer target = ByteBuffer.wrap(this.bytes).put((byte) firstByte);
		if (length <= MAX_7_BITS) {
			target.put((byte) length);
		}
		else if (length <= MAX_16_BITS) {
			target.put((byte) 126).putShort((short) length);
		}
		else {
			target.put((byte) 127).putLong(length);
		}
		payload.get(payload.position(), this.bytes, this.headerSize, length);
	}

	private static int headerSize(int length) {
		if (length <= MAX_7_BITS) {
			return 2;
		}
		return (length <= MAX_16_BITS) ? 2 + Short.BYTES : 2 + Long.BYTES;
	}

	/**
	 * A text message.
	 * @param utf8 its bytes, which must be valid UTF-8 and are not checked; copied, and
	 * the buffer's position stays as it is
	 * @return the frame
	 */
	public static EncodedFrame text(ByteBuffer utf8) {
		return new EncodedFrame(Opcode.FIN | Opcode.TEXT, utf8);
	}

	/**
	 * A text that is no message of the application, but the engine's own.
	 * @param utf8 its bytes, which must be valid UTF-8 and are not checked; copied, and
	 * the buffer's position stays as it is
	 * @return the frame
	 */
	public static EncodedFrame control(ByteBuffer utf8) {
		return new EncodedFrame(Opcode.FIN | Opcode.TEXT, utf8, false);
	}

	/**
	 * A binary message.
	 * @param payload its bytes; copied, and the buffer's position stays as it is
	 * @return the frame
	 */
	public static EncodedFrame binary(ByteBuffer payload) {
		return new EncodedFrame(Opcode.FIN | Opcode.BINARY, payload);
	}

	static EncodedFrame compressed(int opcode, ByteBuffer deflated) {
		return new EncodedFrame(Opcode.FIN | Opcode.RSV1 | opcode, deflated);
	}

	/**
	 * A ping (RFC 6455, section 5.5.2).
	 * @param payload at most 125 bytes; copied, and the buffer's position stays as it is
	 * @return the frame
	 * @throws IllegalArgumentException if the payload is longer
	 */
	public static EncodedFrame ping(ByteBuffer payload) {
		return control(Opcode.PING, payload);
	}

	/**
	 * A pong (RFC 6455, section 5.5.3).
	 * @param payload at most 125 bytes; copied, and the buffer's position stays as it is
	 * @return the frame
	 * @throws IllegalArgumentException if the payload is longer
	 */
	public static EncodedFrame pong(ByteBuffer payload) {
		return control(Opcode.PONG, payload);
	}

	/**
	 * A close frame (RFC 6455, section 5.5.1).
	 * @param code the close code; {@link io.boss.websocket.CloseCode#NO_STATUS NO_STATUS}
	 * with an empty reason makes a frame without a payload
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @return the frame
	 * @throws IllegalArgumentException if no close frame can carry the code
	 */
	public static EncodedFrame close(int code, String reason) {
		return control(Opcode.CLOSE, ClosePayload.write(code, reason));
	}

	private static EncodedFrame control(int opcode, ByteBuffer payload) {
		if (payload.remaining() > Opcode.MAX_CONTROL_PAYLOAD) {
			throw new IllegalArgumentException("Payload of a control frame has " + payload.remaining()
					+ " bytes; at most " + Opcode.MAX_CONTROL_PAYLOAD + " are allowed");
		}
		return new EncodedFrame(Opcode.FIN | opcode, payload);
	}

	/**
	 * The same frame, delivered in another way.
	 * @param options how it is treated on its way to a client
	 * @return a frame that shares the bytes of this one
	 */
	public EncodedFrame with(DeliveryOptions options) {
		// Which looks first whether they are the same object, as they nearly always are.
		return Objects.equals(options, this.options) ? this : new EncodedFrame(this, options);
	}

	/**
	 * How it is treated on its way to a client.
	 * @return the options
	 */
	public DeliveryOptions options() {
		return this.options;
	}

	/**
	 * Whether it is a message of the application, and not a ping, a pong, a close frame
	 * or a text of the engine.
	 * @return whether it carries a message
	 */
	public boolean isMessage() {
		return this.message;
	}

	/**
	 * The size of the whole frame.
	 * @return a number of bytes, the header included
	 */
	public int size() {
		return this.bytes.length;
	}

	/**
	 * The size of the payload as it travels, compressed or not.
	 * @return a number of bytes
	 */
	public int payloadSize() {
		return this.bytes.length - this.headerSize;
	}

	/**
	 * Copies as many bytes as fit.
	 * @param from the index in the frame of the first byte to copy, at most
	 * {@link #size()}
	 * @param target where to
	 * @return how many bytes were copied
	 */
	public int copyTo(int from, ByteBuffer target) {
		int count = Math.min(this.bytes.length - from, target.remaining());
		target.put(this.bytes, from, count);
		return count;
	}

	/**
	 * A view of the whole frame, header included.
	 * @return a new read-only buffer
	 */
	public ByteBuffer buffer() {
		return ByteBuffer.wrap(this.bytes).asReadOnlyBuffer();
	}

}
