/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.apache.commons.logging.Log;

/**
 * Text for the log with the stack trace of a failure, in place of the throwable itself,
 * which a logger would print as it is. Each message is a {@link LogLine}, those of causes
 * and of suppressed throwables too, because clients may control parts of it. Formatted
 * only when it is written.
 *
 * @param text what has happened, in the words of the code that logs it
 * @param failure the throwable
 */
public record LogTrace(String text, Throwable failure) {

	private static final int MAX_THROWABLES = 20;

	private static final int MAX_FRAMES = 200;

	/**
	 * Logs a failure at level debug. Asks for the level itself: Commons Logging, given an
	 * object, makes its text first.
	 * @param logger where to log it
	 * @param text what has happened
	 * @param failure the throwable
	 */
	public static void debug(Log logger, String text, Throwable failure) {
		if (logger.isDebugEnabled()) {
			logger.debug(new LogTrace(text, failure));
		}
	}

	/**
	 * Writes the text, and below it one line for each throwable and each frame, as
	 * {@link Throwable#printStackTrace()} does.
	 * @return the lines; at most 20 throwables with at most 200 frames each
	 */
	@Override
	public String toString() {
		return this.text + ": " + of(this.failure);
	}

	/**
	 * The stack trace of a failure alone.
	 * @param failure the throwable
	 * @return the lines, fit for the log
	 */
	public static String of(Throwable failure) {
		StringBuilder lines = new StringBuilder();
		try {
			Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
			append(failure, "", "", seen, lines);
		}
		catch (Throwable ex) {
			// What an application throws is its own, and may throw when it is asked.
			lines.append("\n\t(the rest cannot be printed)");
		}
		return lines.toString();
	}

	private static void append(Throwable failure, String caption, String indent, Set<Throwable> seen,
			StringBuilder lines) {
		if (seen.size() >= MAX_THROWABLES || !seen.add(failure)) {
			return;
		}
		lines.append(caption).append(LogLine.of(failure));
		StackTraceElement[] stack = failure.getStackTrace();
		for (int i = 0; i < stack.length && i < MAX_FRAMES; i++) {
			lines.append('\n').append(indent).append("\tat ").append(stack[i]);
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			append(suppressed, "\n" + indent + "\tSuppressed: ", indent + "\t", seen, lines);
		}
		Throwable cause = failure.getCause();
		if (cause != null) {
			append(cause, "\n" + indent + "Caused by: ", indent, seen, lines);
		}
	}

}
