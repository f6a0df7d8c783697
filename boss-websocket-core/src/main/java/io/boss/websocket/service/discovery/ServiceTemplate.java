/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * Template of a keyed service, such as <code>room/{id}</code> or
 * <code>game/{region}/{match:[0-9]+}</code>: the name of the service, and one to three
 * variables in the syntax of Spring's {@code PathPattern}, each a segment of its own.
 * What it takes, Spring takes; Spring takes more. Immutable.
 */
public final class ServiceTemplate {

	private static final int MOST_VARIABLES = 3;

	private final String name;

	private final String text;

	private final List<TemplateVariable> variables;

	private ServiceTemplate(String name, String text, List<TemplateVariable> variables) {
		this.name = name;
		this.text = text;
		this.variables = variables;
	}

	/**
	 * Whether a text is meant to be a template rather than a name.
	 * @param text what {@code @BossService} says
	 * @return whether it has a slash or a variable
	 */
	public static boolean isTemplate(String text) {
		return text.indexOf('/') >= 0 || text.indexOf('{') >= 0;
	}

	/**
	 * Name of the service that a text defines, be it one that nobody would accept.
	 * @param text what {@code @BossService} says
	 * @return what is before the first slash
	 */
	static String nameIn(String text) {
		int slash = text.indexOf('/');
		return (slash >= 0) ? text.substring(0, slash) : text;
	}

	/**
	 * Reads a template.
	 * @param text the template
	 * @return the template
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	public static ServiceTemplate parse(String text) {
		List<String> segments = segments(text);
		if (segments.get(segments.size() - 1).isEmpty()) {
			throw new IllegalArgumentException("it ends with a slash");
		}
		List<TemplateVariable> variables = new ArrayList<>();
		for (String segment : segments.subList(1, segments.size())) {
			TemplateVariable variable = TemplateVariable.parse(segment);
			if (variables.stream().anyMatch((other) -> other.name().equals(variable.name()))) {
				throw new IllegalArgumentException("it has two variables named '" + variable.name() + "'");
			}
			variables.add(variable);
		}
		if (variables.isEmpty() || variables.size() > MOST_VARIABLES) {
			throw new IllegalArgumentException(
					"it has " + variables.size() + " variables, and one to " + MOST_VARIABLES + " are possible");
		}
		return new ServiceTemplate(segments.get(0), text, List.copyOf(variables));
	}

	// A slash inside of braces belongs to an expression, which says better what is wrong.
	private static List<String> segments(String text) {
		List<String> segments = new ArrayList<>();
		int depth = 0;
		int from = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == '/' && depth == 0) {
				segments.add(text.substring(from, i));
				from = i + 1;
			}
			depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
		}
		segments.add(text.substring(from));
		return segments;
	}

	/**
	 * Name of the service.
	 * @return the first segment
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Names of the variables.
	 * @return the names, in their order
	 */
	public List<String> variables() {
		return this.variables.stream().map(TemplateVariable::name).toList();
	}

	/**
	 * Matches the segments of a path behind the name of the service.
	 * @param segments the segments, decoded
	 * @return the key, or {@code null} if there is none
	 */
	public @Nullable InstanceKey match(List<String> segments) {
		if (segments.size() != this.variables.size()) {
			return null;
		}
		for (int i = 0; i < segments.size(); i++) {
			if (!this.variables.get(i).matches(segments.get(i))) {
				return null;
			}
		}
		if (segments.size() == 1) {
			// What most have, and kept for as long as an instance lives.
			String value = segments.get(0);
			return new InstanceKey(this.name, value, Map.of(this.variables.get(0).name(), value));
		}
		return new InstanceKey(this.name, String.join("/", segments), values(segments));
	}

	private Map<String, String> values(List<String> segments) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < segments.size(); i++) {
			values.put(this.variables.get(i).name(), segments.get(i));
		}
		return Collections.unmodifiableMap(values);
	}

	/**
	 * Matches a key as text.
	 * @param key the values of the variables, decoded, with slashes between them
	 * @return the key, or {@code null} if there is none
	 */
	public @Nullable InstanceKey match(String key) {
		return match(List.of(key.split("/", -1)));
	}

	/**
	 * Tells the template.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
