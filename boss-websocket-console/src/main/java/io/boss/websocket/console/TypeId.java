/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Property by which Jackson tells a class from its siblings.
 *
 * @param property the name of the property
 * @param value its value for the class
 */
record TypeId(String property, String value) {

	/**
	 * Property of a class.
	 * @param type the class
	 * @return the property, or {@code null} if the class is told apart by nothing, or by
	 * something else than a property
	 */
	static @Nullable TypeId of(Class<?> type) {
		Deque<Class<?>> parents = new ArrayDeque<>();
		parents.add(type);
		while (!parents.isEmpty()) {
			Class<?> parent = parents.remove();
			JsonTypeInfo info = parent.getAnnotation(JsonTypeInfo.class);
			if (info != null) {
				return of(type, parent, info);
			}
			if (parent.getSuperclass() != null) {
				parents.add(parent.getSuperclass());
			}
			parents.addAll(List.of(parent.getInterfaces()));
		}
		return null;
	}

	private static @Nullable TypeId of(Class<?> type, Class<?> root, JsonTypeInfo info) {
		boolean inside = info.include() == JsonTypeInfo.As.PROPERTY
				|| info.include() == JsonTypeInfo.As.EXISTING_PROPERTY;
		String value = inside ? value(type, root, info.use()) : null;
		String property = info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
		return (value != null && property != null) ? new TypeId(property, value) : null;
	}

	private static @Nullable String value(Class<?> type, Class<?> root, JsonTypeInfo.Id use) {
		return switch (use) {
			case NAME -> name(type, root, type.getName().substring(type.getName().lastIndexOf('.') + 1));
			case SIMPLE_NAME -> name(type, root, type.getSimpleName());
			case CLASS -> type.getName();
			default -> null;
		};
	}

	private static String name(Class<?> type, Class<?> root, String other) {
		JsonSubTypes subtypes = root.getAnnotation(JsonSubTypes.class);
		if (subtypes != null) {
			for (JsonSubTypes.Type subtype : subtypes.value()) {
				if (subtype.value() == type && !subtype.name().isEmpty()) {
					return subtype.name();
				}
			}
		}
		JsonTypeName name = type.getAnnotation(JsonTypeName.class);
		return (name != null && !name.value().isEmpty()) ? name.value() : other;
	}

	/**
	 * Adds the property to the schema of the class.
	 * @param schema a schema of an object
	 */
	void addTo(ObjectNode schema) {
		ObjectNode properties = schema.objectNode();
		properties.putObject(this.property).put("const", this.value);
		if (schema.get("properties") instanceof ObjectNode others) {
			others.properties().forEach((entry) -> {
				if (!entry.getKey().equals(this.property)) {
					properties.set(entry.getKey(), entry.getValue());
				}
			});
		}
		schema.set("properties", properties);
		ArrayNode required = schema.arrayNode().add(this.property);
		if (schema.get("required") instanceof ArrayNode others) {
			others.forEach((name) -> {
				if (!name.asString().equals(this.property)) {
					required.add(name);
				}
			});
		}
		schema.set("required", required);
	}

}
