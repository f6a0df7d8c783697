/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference lists the properties that there are, with the defaults that they have.
 */
class PropertyReferenceTests {

	private static final Pattern ROW = Pattern
		.compile("^\\| `((?:boss|management)\\.[a-z.-]+)` \\| (?:`([^`]*)`)? ?\\|", Pattern.MULTILINE);

	@Test
	void whenPropertyExistsThenReferenceHasItWithItsDefault() throws IOException {
		assertThat(reference()).isEqualTo(metadata());
	}

	private static Map<String, String> reference() throws IOException {
		Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/reference/properties.md"))
				+ Files.readString(Path.of("../docs/operations/actuator.md")));
		Map<String, String> properties = new TreeMap<>();
		while (rows.find()) {
			properties.put(rows.group(1), (rows.group(2) != null) ? rows.group(2) : "");
		}
		return properties;
	}

	private static Map<String, String> metadata() throws IOException {
		Map<String, String> properties = new TreeMap<>();
		try (InputStream metadata = BossProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			for (JsonNode property : JsonMapper.shared().readTree(metadata).get("properties")) {
				JsonNode defaultValue = property.get("defaultValue");
				properties.put(property.get("name").asString(), (defaultValue != null) ? defaultValue.asString() : "");
			}
		}
		return properties;
	}

}
