/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables of properties, which are made of the configuration metadata. Written anew with
 * {@code -Dboss.docs.write=true}.
 */
class PropertyTablesTests {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final Map<String, JsonNode> PROPERTIES = new TreeMap<>();

	private static final Map<String, String> VALUES = new TreeMap<>();

	private static final List<String> REGIONS = new ArrayList<>();

	@BeforeAll
	static void read() throws IOException {
		ClassLoader classes = PropertyTablesTests.class.getClassLoader();
		for (URL url : Collections.list(classes.getResources(METADATA))) {
			JsonNode metadata = JsonMapper.shared().readTree(url.openStream());
			metadata.path("properties").forEach((property) -> {
				if (name(property).startsWith("boss.") || name(property).contains(".bosswebsocket")) {
					PROPERTIES.put(name(property), property);
				}
			});
			metadata.path("hints").forEach(PropertyTablesTests::keepValues);
		}
		for (MarkdownPage page : MarkdownPage.all()) {
			GeneratedRegion.of("properties", page.file()).forEach((region) -> REGIONS.addAll(region.names()));
		}
	}

	// What may be anything has hints, too, which are examples.
	private static void keepValues(JsonNode hint) {
		if (hint.path("providers").isEmpty() && !hint.path("values").isEmpty()) {
			VALUES.put(name(hint), stream(hint.get("values")).map((value) -> "`" + value.get("value").asString() + "`")
				.collect(Collectors.joining(", ", " Values: ", ".")));
		}
	}

	private static Stream<JsonNode> stream(JsonNode nodes) {
		return StreamSupport.stream(nodes.spliterator(), false);
	}

	private static String name(JsonNode node) {
		return node.get("name").asString();
	}

	@TestFactory
	Stream<DynamicTest> whenPropertyHasMetadataThenTheTableSaysTheSame() {
		return MarkdownPage.all()
			.stream()
			.map((page) -> DynamicTest.dynamicTest(page.name(),
					() -> GeneratedRegion.check("properties", page.file(), PropertyTablesTests::table)));
	}

	@Test
	void whenPropertyExistsThenOneTableHasIt() {
		assertThat(PROPERTIES).hasSizeGreaterThan(100);
		assertThat(REGIONS).doesNotHaveDuplicates();
		assertThat(PROPERTIES.keySet()).allSatisfy((property) -> assertThat(region(property)).isNotEmpty());
	}

	@Test
	void whenTableIsOfAPrefixThenThereAreProperties() {
		Collection<String> used = PROPERTIES.keySet().stream().map(PropertyTablesTests::region).toList();
		assertThat(REGIONS).isNotEmpty().allSatisfy((region) -> assertThat(used).contains(region));
	}

	@Test
	void whenPageShowsPropertiesOfOneServiceThenTheyExist() throws IOException {
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("single", new ClassPathResource("properties/single-service.yml"))
			.get(0);
		assertThat(((EnumerablePropertySource<?>) source).getPropertyNames()).hasSize(4)
			.extracting((name) -> name.replaceFirst("\\.services\\.\\w+", ""))
			.allSatisfy((name) -> assertThat(PROPERTIES).containsKey(name));
	}

	// The longest prefix has it.
	private static String region(String property) {
		return REGIONS.stream()
			.filter((name) -> property.equals(name) || property.startsWith(name + "."))
			.max(Comparator.comparingInt(String::length))
			.orElse("");
	}

	private static String table(List<String> names) {
		String rows = names.stream()
			.flatMap((name) -> PROPERTIES.values().stream().filter((property) -> region(name(property)).equals(name)))
			.map(PropertyTablesTests::row)
			.collect(Collectors.joining());
		return "| property | default | meaning |\n|---|---|---|\n" + rows;
	}

	private static String row(JsonNode property) {
		String name = name(property);
		String defaultValue = property.path("defaultValue").asString("");
		return "| `%s` |%s| %s%s |\n".formatted(name, defaultValue.isEmpty() ? " " : " `" + defaultValue + "` ",
				property.get("description").asString().replaceAll("\"([^\"]+)\"", "`$1`"),
				VALUES.getOrDefault(name, ""));
	}

}
