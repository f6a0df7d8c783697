/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessageSchemas}.
 */
class MessageSchemasTests {

	private final MessageSchemas schemas = new MessageSchemas(JsonMapper.shared());

	@Test
	void whenTypeIsRecordItsComponentsAreProperties() {
		JsonNode schema = only(Order.class);
		assertThat(schema.at("/type").asString()).isEqualTo("object");
		assertThat(schema.at("/properties").propertyNames()).containsExactly("item", "how_many", "colour", "tags",
				"notes", "when");
		assertThat(schema.at("/properties/item/type").asString()).isEqualTo("string");
		assertThat(schema.at("/properties/how_many/type").asString()).isEqualTo("integer");
		assertThat(schema.at("/properties/colour/enum").toString()).isEqualTo("[\"RED\",\"GREEN\"]");
		assertThat(schema.at("/properties/tags/items/type").asString()).isEqualTo("string");
		assertThat(schema.at("/properties/when/format").asString()).isEqualTo("date-time");
		assertThat(schema.at("/required").toString()).isEqualTo("[\"item\",\"how_many\"]");
	}

	@Test
	void whenMapperTakesNoMissingPrimitiveThenItIsRequired() {
		JsonMapper strict = JsonMapper.shared();
		assertThatExceptionOfType(DatabindException.class)
			.isThrownBy(() -> strict.readValue("{\"name\":\"a\",\"weight\":1}", Parcel.class));
		assertThat(required(strict, Parcel.class)).containsExactly("pieces", "fragile");
		JsonMapper lenient = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
		assertThat(lenient.readValue("{}", Parcel.class).pieces()).isZero();
		assertThat(required(lenient, Parcel.class)).isEmpty();
	}

	@Test
	void whenPrimitiveIsSetByAMethodThenItIsOptional() {
		assertThat(JsonMapper.shared().readValue("{}", Letter.class).pages).isZero();
		assertThat(required(JsonMapper.shared(), Letter.class)).isEmpty();
	}

	private static List<String> required(JsonMapper mapper, Class<?> type) {
		JsonNode schema = new MessageSchemas(mapper).entries(type, type, "s").get(0).schema();
		return schema.at("/required").valueStream().map(JsonNode::asString).toList();
	}

	@Test
	void whenTypeIsSealedEachMemberHasAnEntryWithItsTypeId() {
		List<MessageEntry> entries = this.schemas.entries(Move.class, Move.class, "GameService.moved(Move)");
		assertThat(entries).extracting(MessageEntry::name).containsExactly("Step", "Jump");
		assertThat(entries).extracting((entry) -> entry.schema().at("/properties/kind/const").asString())
			.containsExactly("step", "leap");
		assertThat(entries.get(0).schema().at("/required/0").asString()).isEqualTo("kind");
		assertThat(entries.get(0).schema().at("/properties/to/type").asString()).isEqualTo("integer");
	}

	@Test
	void whenTypesAreNamedTheNamesAreTypeIds() {
		assertThat(this.schemas.entries(Shape.class, Shape.class, "s"))
			.extracting((entry) -> entry.schema().at("/properties/@type/const").asString())
			.containsExactly("circle", "MessageSchemasTests$Square");
	}

	@Test
	void whenMapperTranslatesNamesPropertiesHaveThem() {
		MessageSchemas snake = new MessageSchemas(
				JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());
		assertThat(snake.entries(Named.class, Named.class, "s").get(0).schema().at("/properties").propertyNames())
			.containsExactlyInAnyOrder("first_name", "Explicit");
	}

	@Test
	void whenTypeRefersToItselfTheSchemaEnds() {
		assertThat(only(Tree.class).toString()).contains("$ref");
	}

	private JsonNode only(Class<?> type) {
		List<MessageEntry> entries = this.schemas.entries(type, type, "Service.method(Type)");
		assertThat(entries).singleElement().satisfies((entry) -> {
			assertThat(entry.kind()).isEqualTo("json");
			assertThat(entry.name()).isEqualTo(type.getSimpleName());
		});
		return entries.get(0).schema();
	}

	enum Colour {

		RED, GREEN

	}

	record Order(@JsonProperty(required = true) String item, @JsonProperty("how_many") int count, Colour colour,
			List<String> tags, Map<String, String> notes, Instant when) {
	}

	record Parcel(String name, Integer weight, int pieces, boolean fragile) {
	}

	public static class Letter {

		private int pages;

		public void setPages(int pages) {
			this.pages = pages;
		}

	}

	record Named(String firstName, @JsonProperty("Explicit") String lastName) {
	}

	record Tree(String name, List<Tree> children) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Move {

	}

	@JsonTypeName("step")
	record Step(int to) implements Move {
	}

	@JsonTypeName("leap")
	record Jump(int to, boolean high) implements Move {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class) })
	interface Shape {

	}

	record Circle(double radius) implements Shape {
	}

	record Square(double side) implements Shape {
	}

}
