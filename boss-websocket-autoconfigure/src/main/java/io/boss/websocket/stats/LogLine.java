package io.boss.websocket.stats;

/**
 * Text of others that goes into the log: in one line, which is not endless, whatever they
 * have written.
 */
public final class LogLine {

	private static final int MAX_LENGTH = 500;

	private static final int MAX_CAUSES = 10;

	private static final int MAX_FRAMES = 200;

	private static final int MAX_SUPPRESSED = 10;

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
	 * Tells where something was thrown: its stack, and that of what it follows from, each
	 * message in a line of its own that is a {@link #of(Throwable) LogLine}. For what
	 * others may have caused, and whose message may be theirs.
	 * @param failure what was thrown
	 * @return the lines
	 */
	public static String traceOf(Throwable failure) {
		StringBuilder lines = new StringBuilder();
		try {
			trace(failure, lines);
		}
		catch (Throwable ex) {
			lines.append("\n\t(the rest cannot be printed)");
		}
		return lines.toString();
	}

	private static void trace(Throwable failure, StringBuilder lines) {
		Throwable next = failure;
		for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
			lines.append((depth > 0) ? "\nCaused by: " : "").append(of(next));
			StackTraceElement[] stack = next.getStackTrace();
			for (int i = 0; i < stack.length && i < MAX_FRAMES; i++) {
				lines.append("\n\tat ").append(stack[i]);
			}
			next = next.getCause();
		}
		Throwable[] suppressed = failure.getSuppressed();
		for (int i = 0; i < suppressed.length && i < MAX_SUPPRESSED; i++) {
			lines.append("\nSuppressed: ").append(of(suppressed[i]));
		}
	}

	private static boolean isControl(char character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> false;
		};
	}

}
