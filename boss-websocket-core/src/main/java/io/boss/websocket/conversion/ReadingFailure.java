/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.conversion;

import io.boss.websocket.log.LogLine;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reason why a converter could not read a message, in words for the author of the
 * message.
 */
public final class ReadingFailure {

	private static final int MAX_CAUSES = 10;

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			ReadingFailure.class.getClassLoader());

	private ReadingFailure() {
	}

	/**
	 * Describes a failure. The text goes on from "The message cannot be read: ", is in
	 * one line, names members of the message and no classes, and quotes no more than 40
	 * characters of a value.
	 * @param failure what was thrown
	 * @return the text, without a full stop
	 */
	public static String describe(Throwable failure) {
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			String reason = JACKSON ? JsonFailure.describe(cause) : null;
			if (reason != null) {
				return reason;
			}
			cause = cause.getCause();
		}
		return "no converter reads it";
	}

	/**
	 * Cuts a text at 40 characters, and replaces what would end the line or control a
	 * terminal.
	 * @param text a name or a value that a client has written
	 * @return the text in quotes
	 */
	static String quote(@Nullable String text) {
		String given = String.valueOf(text);
		StringBuilder line = new StringBuilder("'");
		given.codePoints().limit(40).forEach((c) -> line.appendCodePoint(LogLine.isPlain(c) ? c : '?'));
		return line.append((given.codePointCount(0, given.length()) > 40) ? "...'" : "'").toString();
	}

}
