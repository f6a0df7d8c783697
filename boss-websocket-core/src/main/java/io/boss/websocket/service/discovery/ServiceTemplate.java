package io.boss.websocket.service.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * Template of a keyed service, such as <code>room/{id}</code> or
 * <code>game/{region}/{match:[0-9]+}</code>: the name of the service, and one to three
 * variables in the syntax of Spring's {@code PathPattern}, each a segment of its own.
 * Immutable.
 */
public final class ServiceTemplate {

	private static final int MOST_VARIABLES = 3;

	private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]*)(?::(.+))?}");

	private final String name;

	private final String text;

	private final List<Variable> variables;

	private ServiceTemplate(String name, String text, List<Variable> variables) {
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
	 * Reads a template.
	 * @param text the template
	 * @return the template
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	public static ServiceTemplate parse(String text) {
		List<String> segments = segments(text);
		List<Variable> variables = new ArrayList<>();
		for (String segment : segments.subList(1, segments.size())) {
			Variable variable = Variable.parse(segment);
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

	// A slash inside of braces belongs to an expression.
	private static List<String> segments(String text) {
		List<String> segments = new ArrayList<>();
		int depth = 0;
		int from = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
			if (c == '/' && depth == 0) {
				segments.add(text.substring(from, i));
				from = i + 1;
			}
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
		return this.variables.stream().map(Variable::name).toList();
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
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < segments.size(); i++) {
			String segment = segments.get(i);
			if (!this.variables.get(i).matches(segment)) {
				return null;
			}
			values.put(this.variables.get(i).name(), segment);
		}
		return new InstanceKey(this.name, String.join("/", segments), Collections.unmodifiableMap(values));
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

	/**
	 * Variable of a template.
	 *
	 * @param name the name
	 * @param expression what a value matches as a whole, or {@code null} for any
	 */
	private record Variable(String name, @Nullable Pattern expression) {

		static Variable parse(String segment) {
			Matcher matcher = VARIABLE.matcher(segment);
			if (!matcher.matches()) {
				throw new IllegalArgumentException("'" + segment + "' is no variable such as {id} or {id:[a-z0-9-]+}");
			}
			try {
				return new Variable(matcher.group(1),
						(matcher.group(2) != null) ? Pattern.compile(matcher.group(2)) : null);
			}
			catch (PatternSyntaxException ex) {
				throw new IllegalArgumentException(
						"the expression of '" + matcher.group(1) + "' is not one: " + ex.getDescription(), ex);
			}
		}

		// Characters that no client should be able to put into a log, a path or a cache.
		boolean matches(String value) {
			return !value.isEmpty() && !value.equals(".") && !value.equals("..") && value.indexOf('/') < 0
					&& value.chars().noneMatch(Character::isISOControl)
					&& (this.expression == null || this.expression.matcher(value).matches());
		}

	}

}
