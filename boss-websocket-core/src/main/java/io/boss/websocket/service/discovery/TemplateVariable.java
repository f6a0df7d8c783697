/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Variable of a template, and the values that it may have.
 *
 * @param name the name
 * @param expression what a value matches as a whole, or {@code null} for any
 */
record TemplateVariable(String name, @Nullable Pattern expression) {

	private static final Pattern SEGMENT = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]*)(?::(.+))?}", Pattern.DOTALL);

	/**
	 * Reads a segment of a template.
	 * @param segment the segment
	 * @return the variable
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	static TemplateVariable parse(String segment) {
		Matcher matcher = SEGMENT.matcher(segment);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + segment + "' is no variable such as {id} or {id:[a-z0-9-]+}");
		}
		String name = matcher.group(1);
		String expression = matcher.group(2);
		return new TemplateVariable(name, (expression != null) ? compile(name, expression) : null);
	}

	private static Pattern compile(String name, String expression) {
		String subject = "the expression of '" + name + "' ";
		if (expression.indexOf('/') >= 0) {
			throw new IllegalArgumentException(subject + "has a slash, which no value has");
		}
		if (!isBalanced(expression)) {
			throw new IllegalArgumentException(subject + "has a brace without its other half: write it as \\{ or \\}");
		}
		Pattern pattern;
		try {
			pattern = Pattern.compile(expression, Pattern.DOTALL);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(subject + "is no regular expression: " + ex.getDescription(), ex);
		}
		if (pattern.matcher("").groupCount() > 0) {
			throw new IllegalArgumentException(subject + "captures a group: write (?:a|b) in place of (a|b)");
		}
		return pattern;
	}

	// As a path pattern counts them, which knows nothing of character classes.
	private static boolean isBalanced(String expression) {
		int depth = 0;
		int i = 0;
		for (; i < expression.length() && depth >= 0; i++) {
			switch (expression.charAt(i)) {
				case '\\' -> i++;
				case '{' -> depth++;
				case '}' -> depth--;
				default -> {
				}
			}
		}
		return depth == 0 && i == expression.length();
	}

	/**
	 * Whether the variable may have a value. Refuses what clients resolve ({@code ..}),
	 * and characters that no client should be able to put into a log, a path or a cache.
	 * @param value the value, decoded
	 * @return whether it may
	 */
	boolean matches(String value) {
		return !value.isEmpty() && !value.equals(".") && !value.equals("..")
				&& value.codePoints().allMatch(TemplateVariable::isAllowed)
				&& (this.expression == null || this.expression.matcher(value).matches());
	}

	// A surrogate that is alone is a code point of its own.
	private static boolean isAllowed(int codePoint) {
		return codePoint != '/' && !Character.isISOControl(codePoint)
				&& Character.getType(codePoint) != Character.SURROGATE;
	}

}
