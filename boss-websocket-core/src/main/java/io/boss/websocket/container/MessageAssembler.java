/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import io.boss.websocket.BossMessage;
import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.Bound;
import org.jspecify.annotations.Nullable;

/**
 * Assembler of messages that come in parts, which counts bytes before it keeps them. Used
 * by the thread that reads from a client, one at a time.
 */
final class MessageAssembler {

	// The container cuts frames into parts that are hardly ever smaller.
	private static final int PART_SIZE = 512;

	private final Bound size;

	private final Bound fragments;

	private @Nullable StringBuilder text;

	private @Nullable ByteArrayOutputStream binary;

	private long bytes;

	private long parts;

	private int partSize;

	private @Nullable Limit oversized;

	/**
	 * Creates an assembler.
	 * @param size how many bytes a message may have
	 * @param fragments how many frames a message may have; there may be as many parts,
	 * and one for each 512 bytes
	 */
	MessageAssembler(Bound size, Bound fragments) {
		this.size = size;
		this.fragments = fragments;
	}

	/**
	 * How large the last part was.
	 * @return a number of bytes
	 */
	int partSize() {
		return this.partSize;
	}

	/**
	 * Whether parts of a message are missing.
	 * @return whether some of one have come
	 */
	boolean isUnfinished() {
		return this.text != null || this.binary != null;
	}

	/**
	 * The limit that the last message should have kept to.
	 * @return the limit, or {@code null} if there is none
	 */
	@Nullable Limit oversized() {
		return this.oversized;
	}

	/**
	 * Adds a part of a text message.
	 * @param part the part
	 * @param last whether it is the last
	 * @return the whole message, or {@code null} if parts are missing
	 * @throws LimitException if the message is too large
	 */
	@Nullable BossMessage text(String part, boolean last) throws LimitException {
		count(utf8Length(part));
		if (last && this.text == null) {
			reset();
			return BossMessage.text(part);
		}
		if (this.text == null) {
			this.text = new StringBuilder(2 * part.length());
		}
		this.text.append(part);
		if (!last) {
			return null;
		}
		BossMessage message = BossMessage.text(this.text.toString());
		reset();
		return message;
	}

	// A part may begin or end within a surrogate pair, whose halves are two bytes each.
	private static int utf8Length(String part) {
		int length = BossMessage.Text.utf8Length(part);
		if (!part.isEmpty()) {
			length -= Character.isLowSurrogate(part.charAt(0)) ? 1 : 0;
			length -= Character.isHighSurrogate(part.charAt(part.length() - 1)) ? 1 : 0;
		}
		return length;
	}

	/**
	 * Adds a part of a binary message.
	 * @param part the part, which is copied
	 * @param last whether it is the last
	 * @return the whole message, or {@code null} if parts are missing
	 * @throws LimitException if the message is too large
	 */
	@Nullable BossMessage binary(ByteBuffer part, boolean last) throws LimitException {
		count(part.remaining());
		if (last && this.binary == null) {
			reset();
			return BossMessage.binary(part);
		}
		if (this.binary == null) {
			this.binary = new ByteArrayOutputStream(2 * part.remaining());
		}
		byte[] copy = new byte[part.remaining()];
		part.get(copy);
		this.binary.writeBytes(copy);
		if (!last) {
			return null;
		}
		BossMessage message = BossMessage.binary(this.binary.toByteArray());
		reset();
		return message;
	}

	private void count(int length) throws LimitException {
		this.partSize = length;
		this.bytes += length;
		this.parts++;
		if (this.bytes > this.size.max()) {
			throw exceeds(Limit.MAX_MESSAGE_SIZE, "message is larger than " + this.size.max() + " bytes");
		}
		if (fragments() > this.fragments.max()) {
			throw exceeds(Limit.MAX_FRAGMENTS, "message has more than " + this.fragments.max() + " fragments");
		}
	}

	private long fragments() {
		return this.parts - this.bytes / PART_SIZE;
	}

	private LimitException exceeds(Limit limit, String reason) {
		reset();
		return new LimitException(limit, reason);
	}

	private void reset() {
		this.oversized = null;
		if (this.bytes > this.size.warn()) {
			this.oversized = Limit.MAX_MESSAGE_SIZE;
		}
		else if (fragments() > this.fragments.warn()) {
			this.oversized = Limit.MAX_FRAGMENTS;
		}
		this.parts = 0;
		this.text = null;
		this.binary = null;
		this.bytes = 0;
	}

	/**
	 * Failure of a message that is larger than it may be. It has no stack trace, because
	 * a client can cause as many as it likes.
	 */
	static final class LimitException extends Exception {

		private static final long serialVersionUID = 1L;

		private final Limit limit;

		private final String reason;

		LimitException(Limit limit, String reason) {
			super(reason, null, false, false);
			this.limit = limit;
			this.reason = reason;
		}

		Limit limit() {
			return this.limit;
		}

		String reason() {
			return this.reason;
		}

	}

}
