/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Whole WebSocket message, text or binary. Immutable, and safe to send to any number of
 * connections. Two messages are equal if their payloads are, however they are to be
 * delivered.
 *
 * @since 0.1.0
 */
public sealed interface BossMessage {

	/**
	 * Makes a text message.
	 * @param payload the text; half of a surrogate pair in it becomes U+FFFD
	 * @return the message
	 */
	static BossMessage text(String payload) {
		return new Text(payload);
	}

	/**
	 * Makes a text message of text that is encoded already. It is decoded when it is read
	 * first: code that only passes it on never pays for that.
	 * @param payload the text in UTF-8, of which what remains is copied; its position
	 * stays. Bytes that are not UTF-8 become replacement characters.
	 * @return the message
	 */
	static BossMessage utf8(ByteBuffer payload) {
		return new Text(copy(payload));
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
		return new Binary(copy(payload));
	}

	private static byte[] copy(ByteBuffer payload) {
		byte[] bytes = new byte[payload.remaining()];
		payload.get(payload.position(), bytes);
		return bytes;
	}

	/**
	 * Size of the payload on the wire.
	 * @return the number of bytes, in UTF-8 for text
	 */
	int sizeInBytes();

	/**
	 * The payload as it goes over the wire, encoded once.
	 * @return a read-only view of the bytes, with a position of its own
	 */
	ByteBuffer bytes();

	/**
	 * How it is treated on its way to a client.
	 * @return the options, {@link DeliveryOptions#NONE} unless others were set
	 */
	DeliveryOptions options();

	/**
	 * The same message, delivered in another way.
	 * @param options how it is treated on its way to a client
	 * @return a message that shares the payload of this one
	 */
	BossMessage with(DeliveryOptions options);

	/**
	 * The same message as the latest value for a key: for each client it takes the place
	 * of a message with the same key that waits and has not begun to be written, also
	 * when there is room for both. It takes the place and does not go to the end, so that
	 * what changes all the time is written all the same; it may overtake what was sent
	 * between the two. For values that are complete in themselves, not for changes.
	 * @param key what this is the latest value of, for example {@code "build-7"}
	 * @return a message that shares the payload of this one
	 */
	default BossMessage conflatedBy(String key) {
		return with(new DeliveryOptions(options().overflow(), key));
	}

	/**
	 * The same message with a policy of its own for the case that there is no room for
	 * it.
	 * @param policy the policy
	 * @return a message that shares the payload of this one
	 */
	default BossMessage onOverflow(OverflowPolicy policy) {
		return with(new DeliveryOptions(policy, options().conflationKey()));
	}

	/**
	 * Text message.
	 */
	final class Text implements BossMessage {

		// What it was made of: a String, or bytes in UTF-8.
		private final Object source;

		// The other of the two, once it has been asked for: every thread that makes one
		// makes an equal one. Volatile, or another thread might find the bytes before
		// their content. A message of its own if it was made of text that cannot be sent.
		private volatile @Nullable Object derived;

		private final DeliveryOptions options;

		private Text(Object source) {
			this(source, null, DeliveryOptions.NONE);
		}

		private Text(Object source, @Nullable Object derived, DeliveryOptions options) {
			this.source = source;
			if (derived != null) {
				this.derived = derived;
			}
			this.options = options;
		}

		/**
		 * The text, as it goes over the wire: without halves of surrogate pairs.
		 * @return the payload
		 */
		public String payload() {
			if (this.source instanceof String text) {
				return (derived() instanceof Text repaired) ? repaired.payload() : text;
			}
			return (String) derived();
		}

		/**
		 * Whether the text begins in some way. Nothing is decoded or encoded for it.
		 * @param ascii how, in ASCII
		 * @return whether it begins so
		 */
		public boolean startsWith(String ascii) {
			return (this.source instanceof byte[] bytes) ? startsWith(bytes, ascii)
					: ((String) this.source).startsWith(ascii);
		}

		private static boolean startsWith(byte[] bytes, String ascii) {
			int length = ascii.length();
			if (bytes.length < length) {
				return false;
			}
			for (int i = 0; i < length; i++) {
				if (bytes[i] != ascii.charAt(i)) {
					return false;
				}
			}
			return true;
		}

		@Override
		public int sizeInBytes() {
			return utf8().length;
		}

		@Override
		public ByteBuffer bytes() {
			return ByteBuffer.wrap(utf8()).asReadOnlyBuffer();
		}

		private byte[] utf8() {
			if (this.source instanceof byte[] bytes) {
				return bytes;
			}
			Object derived = derived();
			return (derived instanceof Text repaired) ? repaired.utf8() : (byte[]) derived;
		}

		private Object derived() {
			Object derived = this.derived;
			if (derived == null) {
				derived = (this.source instanceof String text) ? derive(text)
						: new String((byte[]) this.source, StandardCharsets.UTF_8);
				this.derived = derived;
			}
			return derived;
		}

		private static Object derive(String text) {
			byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
			return Utf8Text.isFaithful(utf8, text) ? utf8 : new Text(Utf8Text.encode(text));
		}

		@Override
		public DeliveryOptions options() {
			return this.options;
		}

		@Override
		public Text with(DeliveryOptions options) {
			return new Text(this.source, this.derived, options);
		}

		/**
		 * Text as it can be sent: half of a surrogate pair, for which UTF-8 has no bytes,
		 * becomes U+FFFD.
		 * @param text the text
		 * @return the same text if all of it can be sent
		 */
		public static String wellFormed(String text) {
			return Utf8Text.wellFormed(text);
		}

		/**
		 * Text as it is sent.
		 * @param text the text
		 * @return its bytes in UTF-8, with U+FFFD for each half of a surrogate pair
		 */
		public static byte[] encode(String text) {
			return Utf8Text.encode(text);
		}

		/**
		 * Number of bytes that text takes in UTF-8, without encoding it.
		 * @param text the text
		 * @return the number of bytes, three for half of a surrogate pair
		 */
		public static int utf8Length(CharSequence text) {
			return Utf8Text.length(text);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Text text && payload().equals(text.payload());
		}

		@Override
		public int hashCode() {
			return payload().hashCode();
		}

		@Override
		public String toString() {
			return "Text[" + payload().length() + " chars]";
		}

	}

	/**
	 * Binary message.
	 */
	final class Binary implements BossMessage {

		private final byte[] payload;

		private final DeliveryOptions options;

		private Binary(byte[] payload) {
			this(payload, DeliveryOptions.NONE);
		}

		private Binary(byte[] payload, DeliveryOptions options) {
			this.payload = payload;
			this.options = options;
		}

		/**
		 * A read-only view of the bytes, with a position of its own.
		 * @return the payload
		 */
		public ByteBuffer payload() {
			return bytes();
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
		public ByteBuffer bytes() {
			return ByteBuffer.wrap(this.payload).asReadOnlyBuffer();
		}

		@Override
		public DeliveryOptions options() {
			return this.options;
		}

		@Override
		public Binary with(DeliveryOptions options) {
			return new Binary(this.payload, options);
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
