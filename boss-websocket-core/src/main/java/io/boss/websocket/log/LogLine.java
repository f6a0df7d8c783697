/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.log;

/**
 * Text from outside made fit for the log: one line of limited length, whatever the client
 * or node has written.
 */
public final class LogLine {

	private static final int MAX_LENGTH = 500;

	private static final int MAX_CAUSES = 20;

	private LogLine() {
	}

	/**
	 * Cuts a text at 500 characters, and replaces what would end the line or control a
	 * terminal.
	 * @param text the text
	 * @return the line
	 */
	public static String of(String text) {
		StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH + 3));
		for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
			line.append(isControl(text.charAt(i)) ? '?' : text.charAt(i));
		}
		return line.append((text.length() > MAX_LENGTH) ? "..." : "").toString();
	}

	/**
	 * Says what was thrown: its class and its message, and not more that it may have to
	 * say, such as a message that could not be sent.
	 * @param failure what was thrown
	 * @return the line
	 */
	public static String of(Throwable failure) {
		String name = failure.getClass().getName();
		try {
			String message = failure.getMessage();
			return of(name + ((message != null) ? ": " + message : ""));
		}
		catch (Throwable ex) {
			// What an application throws is its own, and may overflow the stack.
			return name + " that cannot be printed";
		}
	}

	/**
	 * Says why something has failed: what was thrown first, and not what it was wrapped
	 * into. One that says nothing, or less than what it was wrapped into, is passed over.
	 * @param failure what was thrown last
	 * @return the line
	 */
	public static String ofRoot(Throwable failure) {
		Throwable root = failure;
		Throwable next = failure;
		try {
			for (int depth = 0; depth < MAX_CAUSES && next.getCause() != null; depth++) {
				next = next.getCause();
				root = saysMore(next, root) ? next : root;
			}
		}
		catch (Throwable ex) {
			return of(root);
		}
		return of(root);
	}

	private static boolean saysMore(Throwable cause, Throwable wrapper) {
		String message = cause.getMessage();
		String wrapping = wrapper.getMessage();
		return message != null && !message.isBlank()
				&& (wrapping == null || !wrapping.contains(message) || wrapping.contains(cause.getClass().getName()));
	}

	/**
	 * Whether a character is shown as what it is: it neither ends a line, nor controls a
	 * terminal, nor turns the direction of text round, nor is half of one.
	 * @param character the character, as a code point
	 * @return whether it is
	 */
	public static boolean isPlain(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				false;
			default -> true;
		};
	}

	/**
	 * Whether a text is fit for the log as it is.
	 * @param text the text
	 * @return whether {@link #of(String)} would leave it as it is
	 */
	public static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (isControl(text.charAt(i))) {
				return false;
			}
		}
		return text.length() <= MAX_LENGTH;
	}

	// Halves are left to stand beside the other one.
	private static boolean isControl(char character) {
		return !Character.isSurrogate(character) && !isPlain(character);
	}

}
