/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generator of JSON Schemas for types of messages, as the application's JSON mapper reads
 * them. A type that has subtypes has an entry for each of them. Safe on any thread.
 */
final class MessageSchemas {

	private static final Log logger = LogFactory.getLog(MessageSchemas.class);

	private final SchemaGenerator generator;

	MessageSchemas(JsonMapper mapper) {
		SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
				OptionPreset.PLAIN_JSON)
			.with(new JacksonSchemaModule(JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
					JacksonOption.RESPECT_JSONPROPERTY_ORDER, JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
					JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
			.with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
			.without(Option.SCHEMA_VERSION_INDICATOR);
		builder.forTypesInGeneral().withPropertySorter(Comparator.comparingInt((unused) -> 0));
		PropertyNamingStrategy naming = mapper.deserializationConfig().getPropertyNamingStrategy();
		if (naming instanceof PropertyNamingStrategies.NamingBase names) {
			builder.forFields()
				.withPropertyNameOverrideResolver(
						(field) -> names.nameForField(mapper.deserializationConfig(), null, field.getName()));
		}
		if (mapper.isEnabled(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)) {
			builder.forFields().withRequiredCheck(MessageSchemas::isPrimitiveComponent);
		}
		this.generator = new SchemaGenerator(builder.build());
	}

	// A record cannot be made without it. A setter need not be called.
	private static boolean isPrimitiveComponent(FieldScope field) {
		return field.getType().isPrimitive() && field.getDeclaringType().getErasedType().isRecord();
	}

	/**
	 * Entries for a type.
	 * @param type the type that a method takes
	 * @param raw its class
	 * @param method the method
	 * @return one for each class that a message may become
	 */
	List<MessageEntry> entries(Type type, Class<?> raw, String method) {
		Set<Class<?>> members = new LinkedHashSet<>();
		collect(raw, members);
		List<MessageEntry> entries = new ArrayList<>();
		for (Class<?> member : members) {
			entries.add(entry((member == raw) ? type : member, member, method));
		}
		return entries;
	}

	private static void collect(Class<?> type, Set<Class<?>> members) {
		JsonSubTypes named = type.getAnnotation(JsonSubTypes.class);
		if (named != null) {
			for (JsonSubTypes.Type subtype : named.value()) {
				collect(subtype.value(), members);
			}
		}
		else if (type.isSealed()) {
			for (Class<?> permitted : type.getPermittedSubclasses()) {
				collect(permitted, members);
			}
		}
		boolean open = (named == null && !type.isSealed());
		if (open || !Modifier.isAbstract(type.getModifiers())) {
			members.add(type);
		}
	}

	private MessageEntry entry(Type type, Class<?> raw, String method) {
		JsonNode schema = schema(type);
		TypeId id = TypeId.of(raw);
		if (id != null && schema instanceof ObjectNode object) {
			id.addTo(object);
		}
		return new MessageEntry(raw.getSimpleName(), method, "json", schema);
	}

	private @Nullable JsonNode schema(Type type) {
		try {
			return this.generator.generateSchema(type);
		}
		catch (RuntimeException | LinkageError ex) {
			// The message can still be written by hand.
			logger.debug("There is no JSON Schema of " + type.getTypeName() + ": " + ex.getClass().getName());
			return null;
		}
	}

}
