package io.boss.websocket.wire;

import java.nio.ByteBuffer;

/**
 * A message that is not compressed.
 */
final class PlainMessage extends PartialMessage {

	private final int maxSize;

	private final GrowingBytes bytes;

	PlainMessage(int opcode, int maxSize) {
		super(opcode);
		this.maxSize = maxSize;
		this.bytes = new GrowingBytes(maxSize);
	}

	@Override
	long room() {
		return this.maxSize - this.bytes.size();
	}

	@Override
	void add(ByteBuffer part, boolean ascii) throws FrameException {
		checkText(part, ascii);
		this.bytes.append(part);
	}

	@Override
	ByteBuffer finish() throws FrameException {
		checkTextIsWhole();
		return this.bytes.view(0);
	}

}
