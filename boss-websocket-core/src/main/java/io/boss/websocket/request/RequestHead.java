/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * First member of a message of a client that asks, or that takes back what it has asked.
 *
 * @param kind the kind of message
 * @param id the id as the client has written it, in quotes if it is a string;
 * {@code null} if it is no id
 * @param rest the message without the member, or {@code null} if it is no request
 */
public record RequestHead(Kind kind, @Nullable String id, BossMessage.@Nullable Text rest) {

	private static final String PREFIX = "{\"boss.";

	private static final String ASKS = PREFIX + "id\":";

	private static final String CANCELS = PREFIX + "cancel\":";

	private static final RequestHead MALFORMED = new RequestHead(Kind.MALFORMED, null, null);

	/**
	 * Looks for the member. Of nearly all messages no more than the first bytes are
	 * compared.
	 * @param message the message
	 * @return what its first member says, or {@code null} if it is an ordinary message
	 */
	public static @Nullable RequestHead of(@Nullable BossMessage message) {
		return (message instanceof BossMessage.Text text && text.startsWith(PREFIX)) ? read(text) : null;
	}

	private static @Nullable RequestHead read(BossMessage.Text text) {
		if (text.startsWith(ASKS)) {
			ByteBuffer bytes = text.bytes().position(ASKS.length());
			String id = RequestId.read(bytes);
			return (id != null) ? new RequestHead(Kind.ASKS, id, rest(bytes)) : MALFORMED;
		}
		if (text.startsWith(CANCELS)) {
			return new RequestHead(Kind.CANCELS, RequestId.read(text.bytes().position(CANCELS.length())), null);
		}
		return null;
	}

	/**
	 * Takes the member out of a request.
	 * @param message a message of a client
	 * @return what follows the member as a message of its own, or the same message if it
	 * is no request
	 */
	public static BossMessage strip(BossMessage message) {
		RequestHead head = of(message);
		return (head != null && head.rest != null) ? head.rest : message;
	}

	// A comma that no member follows stays: what was no JSON does not become some.
	private static BossMessage.Text rest(ByteBuffer bytes) {
		int comma = bytes.position();
		boolean more = bytes.hasRemaining() && bytes.get(comma) == ',';
		if (more) {
			bytes.position(comma + 1);
			RequestId.skipSpace(bytes);
			boolean member = bytes.hasRemaining() && bytes.get(bytes.position()) == '"';
			bytes.position(member ? comma + 1 : comma);
		}
		ByteBuffer rest = ByteBuffer.allocate(bytes.remaining() + 1).put((byte) '{').put(bytes).flip();
		return (BossMessage.Text) BossMessage.utf8(rest);
	}

	@Override
	public String toString() {
		return "RequestHead[" + this.kind + "]";
	}

	/**
	 * Kind of message that begins with a member of the protocol.
	 */
	public enum Kind {

		/**
		 * A request.
		 */
		ASKS,

		/**
		 * A request whose id is none.
		 */
		MALFORMED,

		/**
		 * The client does not want the answer any more.
		 */
		CANCELS

	}

	/**
	 * Reader of ids.
	 */
	private static final class RequestId {

		// 2^53 - 1, the largest whole number that JavaScript is sure of.
		private static final long LARGEST = 9_007_199_254_740_991L;

		private static final int MAX_DIGITS = 16;

		private static final int MAX_CHARACTERS = 64;

		private RequestId() {
		}

		/**
		 * Reads an id, and the space behind it.
		 * @param bytes begins before it, ends behind it
		 * @return the id, or {@code null} if it is none
		 */
		static @Nullable String read(ByteBuffer bytes) {
			skipSpace(bytes);
			int begin = bytes.position();
			boolean valid = bytes.hasRemaining() && ((bytes.get(begin) == '"') ? text(bytes) : number(bytes));
			String id = valid ? slice(bytes, begin) : null;
			skipSpace(bytes);
			boolean ends = !bytes.hasRemaining() || bytes.get(bytes.position()) == ','
					|| bytes.get(bytes.position()) == '}';
			return ends ? id : null;
		}

		static void skipSpace(ByteBuffer bytes) {
			while (bytes.hasRemaining() && isSpace(bytes.get(bytes.position()))) {
				bytes.get();
			}
		}

		private static boolean isSpace(byte b) {
			return b == ' ' || b == '\t' || b == '\n' || b == '\r';
		}

		private static boolean text(ByteBuffer bytes) {
			bytes.get();
			int characters = 0;
			while (bytes.hasRemaining()) {
				byte b = bytes.get();
				if (b == '"') {
					return characters > 0;
				}
				characters++;
				if (b < ' ' || b > '~' || b == '\\' || characters > MAX_CHARACTERS) {
					return false;
				}
			}
			return false;
		}

		private static boolean number(ByteBuffer bytes) {
			int begin = bytes.position();
			long number = 0;
			while (bytes.hasRemaining() && isDigit(bytes.get(bytes.position()))
					&& bytes.position() - begin < MAX_DIGITS) {
				number = number * 10 + bytes.get() - '0';
			}
			int digits = bytes.position() - begin;
			boolean leading = digits > 1 && bytes.get(begin) == '0';
			return digits > 0 && !leading && number <= LARGEST;
		}

		private static boolean isDigit(byte b) {
			return b >= '0' && b <= '9';
		}

		private static String slice(ByteBuffer bytes, int begin) {
			byte[] id = new byte[bytes.position() - begin];
			bytes.duplicate().position(begin).get(id);
			return new String(id, StandardCharsets.US_ASCII);
		}

	}

}
