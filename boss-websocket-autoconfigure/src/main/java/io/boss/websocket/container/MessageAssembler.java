package io.boss.websocket.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a message together, and counts bytes before it keeps them. Used by
 * the thread that reads from a client, one at a time.
 */
final class MessageAssembler {

	private final int maxBytes;

	private @Nullable StringBuilder text;

	private @Nullable ByteArrayOutputStream binary;

	private long bytes;

	MessageAssembler(int maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Adds a part of a text message.
	 * @param part the part
	 * @param last whether it is the last
	 * @return the whole message, or {@code null} if parts are missing
	 * @throws TooBigException if the message is too big
	 */
	@Nullable BossMessage text(String part, boolean last) throws TooBigException {
		count(BossMessage.Text.utf8Length(part));
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

	/**
	 * Adds a part of a binary message.
	 * @param part the part, which is copied
	 * @param last whether it is the last
	 * @return the whole message, or {@code null} if parts are missing
	 * @throws TooBigException if the message is too big
	 */
	@Nullable BossMessage binary(ByteBuffer part, boolean last) throws TooBigException {
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

	private void count(int length) throws TooBigException {
		this.bytes += length;
		if (this.bytes > this.maxBytes) {
			reset();
			throw new TooBigException();
		}
	}

	private void reset() {
		this.text = null;
		this.binary = null;
		this.bytes = 0;
	}

	/**
	 * A message has more bytes than it may have.
	 */
	static final class TooBigException extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
