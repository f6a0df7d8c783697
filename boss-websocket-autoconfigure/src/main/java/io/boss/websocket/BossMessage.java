package io.boss.websocket;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One whole WebSocket message, text or binary, which ChicagoBoss left untagged.
 * Immutable, and safe to send to any number of connections.
 */
public sealed interface BossMessage {

	/**
	 * Makes a text message.
	 * @param payload the text
	 * @return the message
	 */
	static BossMessage text(String payload) {
		return new Text(payload);
	}

	/**
	 * Makes a binary message.
	 * @param payload the bytes, which are copied
	 * @return the message
	 */
	static BossMessage binary(byte[] payload) {
		return new Binary(payload.clone());
	}

	/**
	 * Makes a binary message.
	 * @param payload the bytes, of which what remains is copied; its position stays
	 * @return the message
	 */
	static BossMessage binary(ByteBuffer payload) {
		byte[] bytes = new byte[payload.remaining()];
		payload.duplicate().get(bytes);
		return new Binary(bytes);
	}

	/**
	 * Size of the payload on the wire.
	 * @return the number of bytes, in UTF-8 for text
	 */
	int sizeInBytes();

	/**
	 * A text message.
	 */
	final class Text implements BossMessage {

		private final String payload;

		// Not volatile: every thread that computes it computes the same number.
		private int sizeInBytes = -1;

		private Text(String payload) {
			this.payload = payload;
		}

		/**
		 * The text.
		 * @return the payload
		 */
		public String payload() {
			return this.payload;
		}

		@Override
		public int sizeInBytes() {
			int size = this.sizeInBytes;
			if (size < 0) {
				size = utf8Length(this.payload);
				this.sizeInBytes = size;
			}
			return size;
		}

		/**
		 * Number of bytes that text takes in UTF-8, without encoding it.
		 * @param text the text
		 * @return the number of bytes
		 */
		public static int utf8Length(CharSequence text) {
			int length = text.length();
			for (int i = 0; i < text.length(); i++) {
				char c = text.charAt(i);
				if (c >= 0x80) {
					// A surrogate pair is two chars and four bytes: two for each half.
					length += (c < 0x800 || Character.isSurrogate(c)) ? 1 : 2;
				}
			}
			return length;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Text text && this.payload.equals(text.payload);
		}

		@Override
		public int hashCode() {
			return this.payload.hashCode();
		}

		@Override
		public String toString() {
			return "Text[" + this.payload.length() + " chars]";
		}

	}

	/**
	 * A binary message.
	 */
	final class Binary implements BossMessage {

		private final byte[] payload;

		private Binary(byte[] payload) {
			this.payload = payload;
		}

		/**
		 * A read-only view of the bytes, with a position of its own.
		 * @return the payload
		 */
		public ByteBuffer payload() {
			return ByteBuffer.wrap(this.payload).asReadOnlyBuffer();
		}

		/**
		 * A copy of the bytes.
		 * @return the payload
		 */
		public byte[] toByteArray() {
			return this.payload.clone();
		}

		@Override
		public int sizeInBytes() {
			return this.payload.length;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Binary binary && Arrays.equals(this.payload, binary.payload);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.payload);
		}

		@Override
		public String toString() {
			return "Binary[" + this.payload.length + " bytes]";
		}

	}

}
