/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Conversion of text to UTF-8. Half of a surrogate pair is not valid there: clients can
 * make one by an escape in JSON or by cutting an emoji, encoders throw or write a
 * question mark, and here it becomes U+FFFD, as decoders read it.
 */
final class Utf8Text {

	private static final char REPLACEMENT = '\uFFFD';

	private static final long QUESTION_MARKS = 0x3F3F3F3F3F3F3F3FL;

	private static final long LOWEST_BITS = 0x0101010101010101L;

	private static final long TOP_BITS = 0x8080808080808080L;

	private Utf8Text() {
	}

	static byte[] encode(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		return isFaithful(utf8, text) ? utf8 : wellFormed(text).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Whether nothing was replaced. The fast encoder of strings puts a question mark for
	 * half of a pair; most text has none, and bytes are looked through faster than
	 * characters.
	 * @param utf8 what the encoder has made of a text
	 * @param text the text
	 * @return whether the bytes are the text
	 */
	static boolean isFaithful(byte[] utf8, String text) {
		return !hasQuestionMark(utf8) || indexOfUnpaired(text, 0) < 0;
	}

	private static boolean hasQuestionMark(byte[] utf8) {
		ByteBuffer words = ByteBuffer.wrap(utf8);
		int index = 0;
		for (; utf8.length - index >= Long.BYTES; index += Long.BYTES) {
			long zeroes = words.getLong(index) ^ QUESTION_MARKS;
			if (((zeroes - LOWEST_BITS) & ~zeroes & TOP_BITS) != 0) {
				return true;
			}
		}
		for (; index < utf8.length; index++) {
			if (utf8[index] == '?') {
				return true;
			}
		}
		return false;
	}

	static String wellFormed(String text) {
		int unpaired = indexOfUnpaired(text, 0);
		return (unpaired < 0) ? text : replaceUnpaired(text, unpaired);
	}

	private static String replaceUnpaired(String text, int first) {
		char[] characters = text.toCharArray();
		for (int i = first; i >= 0; i = indexOfUnpaired(text, i + 1)) {
			characters[i] = REPLACEMENT;
		}
		return new String(characters);
	}

	private static int indexOfUnpaired(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				if (!isPair(text, i)) {
					return i;
				}
				i++;
			}
		}
		return -1;
	}

	static int length(CharSequence text) {
		int length = text.length();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				length += (c < 0x800) ? 1 : 2;
				// Two characters and four bytes.
				i += (Character.isSurrogate(c) && isPair(text, i)) ? 1 : 0;
			}
		}
		return length;
	}

	private static boolean isPair(CharSequence text, int index) {
		return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(index + 1));
	}

	/**
	 * The beginning of a text, cut between two characters.
	 * @param text the text
	 * @param maxBytes how many bytes of UTF-8 it may have
	 * @return the whole text if that fits, with no half of a pair
	 */
	static String cut(String text, int maxBytes) {
		int end = 0;
		int bytes = 0;
		while (end < text.length()) {
			int character = text.codePointAt(end);
			bytes += width(character);
			if (bytes > maxBytes) {
				break;
			}
			end += Character.charCount(character);
		}
		return wellFormed(text.substring(0, end));
	}

	private static int width(int character) {
		if (character < 0x80) {
			return 1;
		}
		if (character < 0x800) {
			return 2;
		}
		return (character < Character.MIN_SUPPLEMENTARY_CODE_POINT) ? 3 : 4;
	}

}
