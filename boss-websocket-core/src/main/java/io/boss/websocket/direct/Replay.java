package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.List;

import io.boss.websocket.wire.EncodedFrame;

/**
 * Frames that a client is sent first on the socket with which it has come back, before
 * all that waits. Confined to the loop.
 */
final class Replay {

	private final List<EncodedFrame> frames;

	private int next;

	// How much of the next frame has been written.
	private int offset;

	Replay(List<EncodedFrame> frames) {
		this.frames = frames;
	}

	/**
	 * Copies what is left, as much as the buffer holds.
	 * @param buffer the buffer, ready to be written from after that
	 */
	void gather(ByteBuffer buffer) {
		buffer.clear();
		int from = this.offset;
		for (int i = this.next; i < this.frames.size() && buffer.hasRemaining(); i++) {
			this.frames.get(i).copyTo(from, buffer);
			from = 0;
		}
		buffer.flip();
	}

	/**
	 * Notes what the socket has taken.
	 * @param bytes how many bytes of what is left
	 */
	void written(int bytes) {
		int rest = this.offset + bytes;
		while (this.next < this.frames.size() && rest >= this.frames.get(this.next).size()) {
			rest -= this.frames.get(this.next).size();
			this.next++;
		}
		this.offset = rest;
	}

	boolean isDone() {
		return this.next == this.frames.size();
	}

	/**
	 * Whether the next byte is the first one of a frame.
	 * @return whether nothing is torn apart here
	 */
	boolean isBetweenFrames() {
		return this.offset == 0;
	}

}
