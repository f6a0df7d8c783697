package io.boss.websocket.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.boss.websocket.limit.Limit;

/**
 * A compressed message (RFC 7692, section 7.2.2), inflated as it arrives.
 * <p>
 * Data that cannot be inflated fails with 1007: its frames are fine, which rules out
 * 1002, but the payload is not what its first bit claims, "data within a message that was
 * not consistent with the type of the message". RFC 7692 names no code.
 */
final class InflatedMessage extends PartialMessage {

	// The four bytes that the sender left out, and a final empty block: it is understood
	// only if the data before it ends where a block ends.
	private static final byte[] TAIL = { 0, 0, -1, -1, 1, 0, 0, -1, -1 };

	private static final byte[] NOTHING = {};

	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private static final int OVERHEAD = 1024;

	// Each makes the inflater begin anew, which costs much more than the two bytes of an
	// empty one.
	private static final int MAX_FINAL_BLOCKS = 1024;

	private final long maxInput;

	private final int maxSize;

	private final Pool<Inflater> pool;

	private final Inflater inflater;

	private final GrowingBytes bytes;

	private long received;

	private int finalBlocks;

	private boolean released;

	/**
	 * Creates a message.
	 * @param opcode what it is
	 * @param maxInput how many bytes it may have
	 * @param maxSize how many bytes they may become
	 * @param pool where inflaters are
	 */
	InflatedMessage(int opcode, long maxInput, int maxSize, Pool<Inflater> pool) {
		super(opcode);
		this.maxInput = maxInput;
		this.maxSize = maxSize;
		this.pool = pool;
		this.inflater = pool.borrow();
		// One byte more than allowed tells that there is more than allowed.
		this.bytes = new GrowingBytes((int) Math.min(maxSize + 1L, LARGEST_ARRAY));
	}

	/**
	 * How many bytes a compressed message may have, whatever they become: twice as many
	 * as any other, though deflate hardly ever makes anything larger, so that nobody
	 * sends empty blocks for ever.
	 * @param maxSize how large a message may be that is not compressed
	 * @return the number of bytes
	 */
	static long largestInput(int maxSize) {
		return 2L * maxSize + OVERHEAD;
	}

	@Override
	Limit sizeLimit() {
		return Limit.MAX_DECOMPRESSED_SIZE;
	}

	@Override
	long room() {
		return this.maxInput - this.received;
	}

	@Override
	void add(ByteBuffer part, boolean ascii) throws FrameException {
		if (part.hasRemaining()) {
			this.received += part.remaining();
			inflate(part);
		}
	}

	@Override
	ByteBuffer finish() throws FrameException {
		if (this.received > 0 && !this.inflater.finished()) {
			inflate(ByteBuffer.wrap(TAIL));
			if (!this.inflater.finished()) {
				throw FrameException.badData("compressed data ends too early");
			}
		}
		checkTextIsWhole();
		return this.bytes.view(0);
	}

	private void inflate(ByteBuffer input) throws FrameException {
		try {
			this.inflater.setInput(input);
			while (inflateSome() || skipFinalBlock(input)) {
				if (this.bytes.size() > this.maxSize) {
					throw FrameException.tooBig(Limit.MAX_DECOMPRESSED_SIZE, this.maxSize);
				}
			}
			// Not to keep the buffer that was read into.
			this.inflater.setInput(NOTHING);
		}
		catch (DataFormatException ex) {
			throw FrameException.badData("compressed data is invalid");
		}
	}

	private boolean inflateSome() throws DataFormatException, FrameException {
		int from = this.bytes.size();
		if (this.bytes.append(this.inflater) == 0) {
			return false;
		}
		checkText(this.bytes.view(from), false);
		return true;
	}

	// A sender may end its blocks with a final one and go on (RFC 7692, section 7.2.3.4).
	private boolean skipFinalBlock(ByteBuffer input) throws FrameException {
		if (!this.inflater.finished() || !input.hasRemaining()) {
			return false;
		}
		if (++this.finalBlocks > MAX_FINAL_BLOCKS) {
			throw FrameException.badData("compressed data has too many final blocks");
		}
		this.inflater.reset();
		this.inflater.setInput(input);
		return true;
	}

	@Override
	void release() {
		if (!this.released) {
			this.released = true;
			this.pool.giveBack(this.inflater);
		}
	}

}
