/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.boss.websocket.config.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Compressed message (RFC 7692, section 7.2.2). It is kept as it arrives and inflated
 * when it is whole, so that no inflater, which has 40 KB outside of the heap, belongs to
 * a client that never ends its message: there are as many as threads that inflate.
 * <p>
 * Data that cannot be inflated fails with 1007: its frames are fine, which rules out
 * 1002, but the payload is not what its first bit claims, "data within a message that was
 * not consistent with the type of the message". RFC 7692 names no code.
 */
final class InflatedMessage extends PartialMessage {

	// The four bytes that the sender left out, and a final empty block: it is understood
	// only if the data before it ends where a block ends.
	private static final byte[] TAIL = { 0, 0, -1, -1, 1, 0, 0, -1, -1 };

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private static final int OVERHEAD = 1024;

	// Each makes the inflater begin anew, which costs much more than the two bytes of an
	// empty one.
	private static final int MAX_FINAL_BLOCKS = 1024;

	private final int maxInput;

	private final int maxSize;

	private final Pool<Inflater> pool;

	// None while nothing is kept.
	private @Nullable GrowingBytes compressed;

	private int finalBlocks;

	/**
	 * Creates a message.
	 * @param opcode what it is
	 * @param maxInput how many bytes it may have
	 * @param maxSize how many bytes they may become
	 * @param pool where inflaters are
	 */
	InflatedMessage(int opcode, int maxInput, int maxSize, Pool<Inflater> pool) {
		super(opcode);
		this.maxInput = maxInput;
		this.maxSize = maxSize;
		this.pool = pool;
	}

	/**
	 * How many bytes a compressed message may have, whatever they become: twice as many
	 * as any other, though deflate hardly ever makes anything larger, so that nobody
	 * sends empty blocks for ever.
	 * @param maxSize how large a message may be that is not compressed
	 * @return the number of bytes
	 */
	static int largestInput(int maxSize) {
		return (int) Math.min(2L * maxSize + OVERHEAD, LARGEST_ARRAY);
	}

	@Override
	Limit sizeLimit() {
		return Limit.MAX_DECOMPRESSED_SIZE;
	}

	@Override
	long room() {
		GrowingBytes compressed = this.compressed;
		return (compressed != null) ? this.maxInput - compressed.size() : this.maxInput;
	}

	@Override
	void add(ByteBuffer part, boolean ascii) {
		if (part.hasRemaining()) {
			GrowingBytes compressed = this.compressed;
			if (compressed == null) {
				compressed = new GrowingBytes(this.maxInput);
				this.compressed = compressed;
			}
			compressed.append(part);
		}
	}

	@Override
	ByteBuffer finish() throws FrameException {
		GrowingBytes compressed = this.compressed;
		return inflate((compressed != null) ? compressed.view(0) : NOTHING);
	}

	/**
	 * Inflates all of the message, of which nothing has been added.
	 * @param message its bytes
	 * @return what they become
	 * @throws FrameException if the message is invalid or too big
	 */
	ByteBuffer inflate(ByteBuffer message) throws FrameException {
		// One byte more than allowed tells that there is more than allowed.
		GrowingBytes bytes = new GrowingBytes((int) Math.min(this.maxSize + 1L, LARGEST_ARRAY));
		if (message.hasRemaining()) {
			Inflater inflater = this.pool.borrow();
			try {
				inflate(message, inflater, bytes);
				end(inflater, bytes);
			}
			catch (DataFormatException ex) {
				throw FrameException.badData("compressed data is invalid");
			}
			finally {
				// Forgets its input, too.
				this.pool.giveBack(inflater);
			}
		}
		checkTextIsWhole();
		return bytes.view(0);
	}

	private void end(Inflater inflater, GrowingBytes bytes) throws DataFormatException, FrameException {
		if (!inflater.finished()) {
			inflate(ByteBuffer.wrap(TAIL), inflater, bytes);
			if (!inflater.finished()) {
				throw FrameException.badData("compressed data ends too early");
			}
		}
	}

	private void inflate(ByteBuffer input, Inflater inflater, GrowingBytes bytes)
			throws DataFormatException, FrameException {
		inflater.setInput(input);
		while (inflateSome(inflater, bytes) || skipFinalBlock(input, inflater)) {
			if (bytes.size() > this.maxSize) {
				throw FrameException.tooBig(Limit.MAX_DECOMPRESSED_SIZE, this.maxSize);
			}
		}
	}

	private boolean inflateSome(Inflater inflater, GrowingBytes bytes) throws DataFormatException, FrameException {
		int from = bytes.size();
		if (bytes.append(inflater) == 0) {
			return false;
		}
		checkText(bytes.view(from), false);
		return true;
	}

	// A sender may end its blocks with a final one and go on (RFC 7692, section 7.2.3.4).
	private boolean skipFinalBlock(ByteBuffer input, Inflater inflater) throws FrameException {
		if (!inflater.finished() || !input.hasRemaining()) {
			return false;
		}
		if (++this.finalBlocks > MAX_FINAL_BLOCKS) {
			throw FrameException.badData("compressed data has too many final blocks");
		}
		inflater.reset();
		inflater.setInput(input);
		return true;
	}

}
