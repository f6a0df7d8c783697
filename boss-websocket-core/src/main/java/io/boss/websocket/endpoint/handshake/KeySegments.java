/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Segments of a key, read from a path as the client has written it. Web servers decode,
 * collapse and cut paths each in a way of their own; of a key there is one reading, and
 * what could have two is no key.
 */
final class KeySegments {

	private static final Set<String> DOTS = Set.of(".", "..");

	// What RFC 3986 lets be in a segment, but for the one that begins a parameter.
	private static final String MARKS = "-._~!$&'()*+,=:@";

	private final String path;

	// No octet is longer decoded.
	private final byte[] bytes;

	private int count;

	private final List<String> segments = new ArrayList<>();

	private KeySegments(String path) {
		this.path = path;
		this.bytes = new byte[path.length()];
	}

	/**
	 * Reads a key: segments as RFC 3986 has them, of percent-encoded UTF-8. There is none
	 * if a segment is empty, a dot or two dots, has a slash, a backslash or a control
	 * character in it, encoded or not, or a parameter ({@code ;}), or if anything is
	 * encoded badly, or is not and should be.
	 * @param path the path behind the name of the service, with its first slash, not
	 * decoded
	 * @return the segments, decoded, or {@code null} if they are no key
	 */
	static @Nullable List<String> read(String path) {
		return path.startsWith("/") ? new KeySegments(path).read() : null;
	}

	private @Nullable List<String> read() {
		int from = 1;
		int segment = 0;
		// A slash at the end has an empty segment behind it.
		while (from <= this.path.length()) {
			int end = this.path.indexOf('/', from);
			int to = (end < 0) ? this.path.length() : end;
			if (!decode(from, to) || !add(segment)) {
				return null;
			}
			segment = this.count;
			from = to + 1;
		}
		return List.copyOf(this.segments);
	}

	private boolean decode(int from, int to) {
		int i = from;
		while (i < to) {
			char c = this.path.charAt(i);
			int octet = (c == '%') ? octet(i + 1, to) : isPlain(c) ? c : -1;
			if (octet < 0) {
				return false;
			}
			this.bytes[this.count++] = (byte) octet;
			i += (c == '%') ? 3 : 1;
		}
		return true;
	}

	private static boolean isPlain(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
	}

	private int octet(int from, int to) {
		if (from + 2 > to) {
			return -1;
		}
		int high = hex(this.path.charAt(from));
		int low = hex(this.path.charAt(from + 1));
		int octet = (high << 4) | low;
		return (high < 0 || low < 0 || octet == '/') ? -1 : octet;
	}

	// Character.digit also knows the digits of other scripts.
	private static int hex(char c) {
		return (c < 0x7F) ? Character.digit(c, 16) : -1;
	}

	private boolean add(int from) {
		String segment = utf8(from);
		if (segment == null || segment.isEmpty() || DOTS.contains(segment) || segment.indexOf('\\') >= 0
				|| segment.chars().anyMatch(Character::isISOControl)) {
			return false;
		}
		this.segments.add(segment);
		return true;
	}

	private @Nullable String utf8(int from) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(this.bytes, from, this.count - from))
				.toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
