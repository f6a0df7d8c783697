/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Names of properties, as the records have them that the properties are bound to.
 */
final class KnownProperties {

	private final Map<String, Class<?>> types = new TreeMap<>();

	/**
	 * Adds the properties of a record.
	 * @param prefix what their names begin with, with the last dot if there is one
	 * @param type the record
	 * @return this
	 */
	KnownProperties with(String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				with(name + ".", component.getType());
			}
			else {
				this.types.put(name, component.getType());
			}
		}
		return this;
	}

	Set<String> names() {
		return this.types.keySet();
	}

	/**
	 * Whether somebody reads a property.
	 * @param prefix what the names of the properties begin with
	 * @param name the name of the property
	 * @param variable whether it may be a variable, with an underscore for each hyphen
	 * @return whether it is one of these, or an element of one
	 */
	boolean has(ConfigurationPropertyName prefix, ConfigurationPropertyName name, boolean variable) {
		return canonical(prefix, prefix, name, variable).findAny().isPresent();
	}

	/**
	 * The names under which a property is read.
	 * @param prefix what the names of the properties begin with where they are read
	 * @param written the same as it is written
	 * @param name the name of the property as it is written
	 * @param variable whether it may be a variable, with an underscore for each hyphen
	 * @return the names, with the same index if it is an element of a list
	 */
	Stream<ConfigurationPropertyName> canonical(ConfigurationPropertyName prefix, ConfigurationPropertyName written,
			ConfigurationPropertyName name, boolean variable) {
		return this.types.entrySet()
			.stream()
			.flatMap((property) -> spellings(written, property.getKey(), variable)
				.filter((known) -> known.equals(name) || hasElement(known, property.getValue(), name))
				.map((known) -> prefix.append(property.getKey() + below(name, known.getNumberOfElements()))));
	}

	private static boolean hasElement(ConfigurationPropertyName known, Class<?> type, ConfigurationPropertyName name) {
		return known.isAncestorOf(name) && (Map.class.isAssignableFrom(type)
				|| (Collection.class.isAssignableFrom(type) && name.isNumericIndex(known.getNumberOfElements())));
	}

	private static String below(ConfigurationPropertyName name, int elements) {
		StringBuilder below = new StringBuilder();
		for (int i = elements; i < name.getNumberOfElements(); i++) {
			below.append('[').append(name.getElement(i, ConfigurationPropertyName.Form.ORIGINAL)).append(']');
		}
		return below.toString();
	}

	/**
	 * Whether there are properties below a name, and no value.
	 * @param prefix what the names of the properties begin with
	 * @param name the name
	 * @param variable whether it may be a variable
	 * @return whether it is the beginning of a name
	 */
	boolean hasGroup(ConfigurationPropertyName prefix, ConfigurationPropertyName name, boolean variable) {
		return names().stream()
			.flatMap((property) -> spellings(prefix, property, variable))
			.anyMatch(name::isAncestorOf);
	}

	private static Stream<ConfigurationPropertyName> spellings(ConfigurationPropertyName prefix, String property,
			boolean variable) {
		ConfigurationPropertyName canonical = prefix.append(property);
		return variable ? Stream.of(canonical, asVariable(prefix, property)) : Stream.of(canonical);
	}

	/**
	 * The name of a variable that has an underscore for each hyphen, as it is read.
	 * @param prefix what it begins with
	 * @param name the rest
	 * @return the name
	 */
	static ConfigurationPropertyName asVariable(ConfigurationPropertyName prefix, String name) {
		return ConfigurationPropertyName.adapt(prefix + "." + name.replace('-', '.').replace('_', '.'), '.');
	}

	/**
	 * What somebody may have meant.
	 * @param given what is written
	 * @param known what there is
	 * @return the nearest of them, or nothing if there is none
	 */
	static String nearest(String given, Collection<String> known) {
		return known.stream()
			.min(Comparator.<String, Boolean>comparing((candidate) -> !candidate.startsWith(given))
				.thenComparing((candidate) -> !candidate.endsWith("." + given))
				.thenComparingInt((candidate) -> distance(letters(given), letters(candidate))))
			.orElse("");
	}

	private static String letters(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
	}

	// Levenshtein's distance, a row at a time.
	private static int distance(String left, String right) {
		int[] row = IntStream.rangeClosed(0, right.length()).toArray();
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int replaced = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[right.length()];
	}

}
