/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.Bound;
import org.jspecify.annotations.Nullable;

/**
 * Parser of the bytes of one client, which makes messages of them (RFC 6455, sections 5
 * and 8.1, and RFC 7692), and fails the connection where the RFCs say that a server must,
 * as soon as the byte in question is there: text that is not UTF-8 also within an
 * incomplete frame, a message that is too big when its header announces it.
 * <p>
 * Not safe for concurrent use: one thread at a time, each seeing what the one before it
 * wrote.
 * <p>
 * A frame that is whole in the input is unmasked in place and handed over without a copy.
 * Bytes are kept only of a message or a control frame that is incomplete, in a buffer
 * that grows with what has arrived, compressed or not as it has arrived; between messages
 * nothing is kept, and native memory never.
 */
public final class FrameParser {

	private final FrameLimits limits;

	private final @Nullable PerMessageDeflate deflate;

	private final FrameHandler handler;

	private final FrameHeader header;

	private @Nullable PartialMessage message;

	private @Nullable ByteBuffer control;

	private int finished;

	private boolean ended;

	/**
	 * Creates a parser at the start of a connection.
	 * @param limits how large messages may be
	 * @param deflate the agreement about compression, or {@code null} if there is none
	 * @param handler hears what is read
	 */
	public FrameParser(FrameLimits limits, @Nullable PerMessageDeflate deflate, FrameHandler handler) {
		this.limits = limits;
		this.deflate = deflate;
		this.handler = handler;
		this.header = new FrameHeader(deflate != null);
	}

	/**
	 * Reads the remaining bytes of a buffer, or up to the end of the frame after which
	 * the handler wants no more. What follows a close frame, a failure or
	 * {@link #release()} is skipped (RFC 6455, section 1.4).
	 * @param input the bytes, in a buffer that is writable because they are unmasked in
	 * place
	 * @throws FrameException if the connection must be failed; the parser is then
	 * released
	 */
	public void parse(ByteBuffer input) throws FrameException {
		ByteOrder order = input.order();
		input.order(ByteOrder.BIG_ENDIAN);
		try {
			readFrames(input);
		}
		catch (FrameException ex) {
			release();
			throw ex;
		}
		finally {
			input.order(order);
		}
	}

	/**
	 * Drops what is incomplete. Call it when the connection ends; more than once does no
	 * harm.
	 */
	public void release() {
		this.ended = true;
		this.control = null;
		this.message = null;
	}

	/**
	 * Whether more must come to complete what has begun: a message, or a control frame.
	 * @return whether something has begun, be it with half a header
	 */
	public boolean isUnfinished() {
		return !this.ended && (this.message != null || this.header.hasBegun());
	}

	/**
	 * Tells what is unfinished from what was before: how many messages, and control
	 * frames outside of messages, have been completed.
	 * @return a number that also overflows
	 */
	public int finished() {
		return this.finished;
	}

	private void readFrames(ByteBuffer input) throws FrameException {
		boolean more = true;
		while (more && !this.ended && readHeader(input)) {
			more = readPayload(input);
		}
		if (more && this.ended) {
			input.position(input.limit());
		}
	}

	private boolean readHeader(ByteBuffer input) throws FrameException {
		if (!this.header.isComplete()) {
			if (!this.header.read(input)) {
				return false;
			}
			if (!this.header.isControl()) {
				checkPlaceInMessage();
			}
			if (this.header.opcode() != Opcode.CONTINUATION) {
				this.handler.begins();
			}
		}
		return true;
	}

	private void checkPlaceInMessage() throws FrameException {
		boolean continues = this.header.opcode() == Opcode.CONTINUATION;
		if (continues && this.message == null) {
			throw FrameException.protocolError("continuation frame without a message to continue");
		}
		if (!continues && this.message != null) {
			throw FrameException.protocolError("new message within a fragmented message");
		}
		if (this.header.left() > room()) {
			throw FrameException.tooBig(Limit.MAX_MESSAGE_SIZE, this.limits.messageSize().max());
		}
		if (this.message != null) {
			this.message.countFragment(this.limits.fragments().max());
		}
	}

	private long room() {
		if (this.message != null) {
			return this.message.room();
		}
		int max = this.limits.messageSize().max();
		return this.header.isCompressed() ? InflatedMessage.largestInput(max) : max;
	}

	// Answers whether to go on: the frame is complete, and the handler wants more.
	private boolean readPayload(ByteBuffer input) throws FrameException {
		int from = input.position();
		int count = (int) Math.min(this.header.left(), input.remaining());
		boolean ascii = Masking.unmask(input, from, from + count, this.header.mask());
		ByteBuffer part = input.slice(from, count);
		input.position(from + count);
		this.header.advance(count);
		return this.header.isControl() ? readControl(part) : readData(part, ascii);
	}

	private boolean readControl(ByteBuffer part) throws FrameException {
		boolean whole = this.header.left() == 0;
		ByteBuffer kept = this.control;
		if (kept == null && !whole) {
			kept = ByteBuffer.allocate(Opcode.MAX_CONTROL_PAYLOAD);
			this.control = kept;
		}
		if (kept != null) {
			kept.put(part);
		}
		if (!whole) {
			return false;
		}
		this.control = null;
		this.header.reset();
		return deliver(this.header.opcode(), (kept != null) ? kept.flip() : part);
	}

	private boolean readData(ByteBuffer part, boolean ascii) throws FrameException {
		boolean whole = this.header.left() == 0;
		if (whole && this.message == null && this.header.isFinal()) {
			return this.header.isCompressed() ? inflateWholeMessage(part) : readWholeMessage(part, ascii);
		}
		if (!whole && !part.hasRemaining()) {
			return false;
		}
		if (this.message == null) {
			this.message = startMessage();
		}
		this.message.add(part, ascii);
		return whole && endFrame(this.message);
	}

	private boolean readWholeMessage(ByteBuffer payload, boolean ascii) throws FrameException {
		int opcode = this.header.opcode();
		if (opcode == Opcode.TEXT && !ascii && Utf8.check(Utf8.COMPLETE, payload) != Utf8.COMPLETE) {
			throw FrameException.badData("text is not valid UTF-8");
		}
		this.header.reset();
		if (payload.remaining() > this.limits.messageSize().warn()) {
			this.handler.oversized(Limit.MAX_MESSAGE_SIZE);
		}
		return deliver(opcode, payload);
	}

	private boolean inflateWholeMessage(ByteBuffer compressed) throws FrameException {
		InflatedMessage message = startInflatedMessage();
		ByteBuffer payload = message.inflate(compressed);
		this.header.reset();
		warnOf(message, payload.remaining());
		return deliver(message.opcode(), payload);
	}

	private PartialMessage startMessage() {
		return this.header.isCompressed() ? startInflatedMessage()
				: new PlainMessage(this.header.opcode(), this.limits.messageSize().max());
	}

	// The header has refused what is compressed without an agreement.
	private InflatedMessage startInflatedMessage() {
		PerMessageDeflate deflate = Objects.requireNonNull(this.deflate);
		return deflate.inflate(this.header.opcode(), InflatedMessage.largestInput(this.limits.messageSize().max()),
				this.limits.decompressedSize().max());
	}

	private boolean endFrame(PartialMessage message) throws FrameException {
		boolean last = this.header.isFinal();
		this.header.reset();
		if (!last) {
			return true;
		}
		ByteBuffer payload = message.finish();
		warnOf(message, payload.remaining());
		this.message = null;
		return deliver(message.opcode(), payload);
	}

	private void warnOf(PartialMessage message, int size) {
		Limit limit = message.sizeLimit();
		Bound bound = (limit == Limit.MAX_MESSAGE_SIZE) ? this.limits.messageSize() : this.limits.decompressedSize();
		if (size > bound.warn()) {
			this.handler.oversized(limit);
		}
		if (message.fragments() > this.limits.fragments().warn()) {
			this.handler.oversized(Limit.MAX_FRAGMENTS);
		}
	}

	private boolean deliver(int opcode, ByteBuffer payload) throws FrameException {
		if (this.message == null) {
			this.finished++;
		}
		switch (opcode) {
			case Opcode.TEXT -> this.handler.text(payload);
			case Opcode.BINARY -> this.handler.binary(payload);
			case Opcode.PING -> this.handler.ping(payload);
			case Opcode.PONG -> this.handler.pong(payload);
			default -> close(ClosePayload.read(payload));
		}
		return this.handler.wantsMore();
	}

	private void close(ClosePayload close) {
		release();
		this.handler.close(close.code(), close.reason());
	}

}
