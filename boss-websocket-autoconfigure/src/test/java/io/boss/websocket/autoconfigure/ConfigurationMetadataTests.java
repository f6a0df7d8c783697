/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata that editors and Boot read.
 */
class ConfigurationMetadataTests {

	private static final Set<String> WITHOUT_DEFAULT = Set.of("boss.websocket.idle-timeout", "boss.websocket.max-age",
			"boss.websocket.direct.loops", "boss.websocket.mailbox.max-bytes", "boss.websocket.limits.warn-only",
			"boss.websocket.limits.max-decompressed-size", "boss.websocket.limits.message-timeout",
			"boss.websocket.session-cookie", "boss.websocket.task-executor", "boss.websocket.work.task-executor",
			"boss.websocket.on-error", "boss.websocket.services", "boss.websocket.allowed-origins",
			"boss.websocket.allowed-hosts", "boss.websocket.allowed-origin-patterns", "boss.websocket.access.rule",
			"boss.websocket.access.roles", "boss.websocket.cluster.node-name", "boss.websocket.authentication.max-age",
			"boss.websocket.cluster.allowed-types", "boss.websocket.cluster.connections",
			"boss.websocket.cluster.presence", "management.endpoint.bosswebsocket.roles");

	private static final Pattern ENUM_TYPE = Pattern.compile("(?:java\\.util\\.Set<)?([\\w.$]+)>?");

	/** What a text says first: what is counted, or of what the unit of the type is. */
	private static final Map<String, String> BEGINNINGS = Map.of("java.lang.Boolean", "Whether ", "java.lang.Integer",
			"Number of |Maximum number of ", "java.lang.Long", "Number of |Maximum number of ", "java.time.Duration",
			"Time |Maximum time |Average time ", "org.springframework.util.unit.DataSize", "Size of |Maximum size of ",
			"java.util.List<", "Comma-separated list of ", "java.util.Set<", "Comma-separated list of ");

	@Test
	void whenPropertyExistsItHasADescription() throws IOException {
		JsonNode properties = metadata().get("properties");
		assertThat(properties).isNotEmpty().allSatisfy((property) -> {
			JsonNode description = property.get("description");
			assertThat(description).as("description of %s", property.get("name")).isNotNull();
			assertThat(description.asString()).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A ");
		});
	}

	// As Boot asks for it in its chapter about auto-configurations of one's own.
	@Test
	void whenPropertyIsDescribedThenItsTextFollowsTheRulesOfBoot() throws IOException {
		assertThat(metadata().get("properties")).allSatisfy((property) -> {
			String text = property.get("description").asString();
			String name = property.get("name").asString();
			assertThat(text).as(name)
				.matches("[A-Z].*")
				.doesNotContainPattern("^(An|How|What|Who|Whom|Whoever|Which|It|This|These)\\b")
				.doesNotContainIgnoringCase("by default")
				.doesNotContainIgnoringCase("defaults to");
			String beginning = BEGINNINGS.entrySet()
				.stream()
				.filter((entry) -> property.get("type").asString().startsWith(entry.getKey()))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse("");
			assertThat(text).as("%s, of type %s", name, property.get("type").asString())
				.containsPattern("^(" + beginning + ")");
			JsonNode defaultValue = property.get("defaultValue");
			if (defaultValue != null && defaultValue.asString().matches("\\d+[A-Za-z]*")) {
				assertThat(text).as(name).doesNotContainPattern("(?<![\\w-])" + defaultValue.asString() + "(?![\\w-])");
			}
		});
	}

	@Test
	void whenPropertyExistsItHasATypeAndADefaultUnlessNotSettingItMeansSomething() throws IOException {
		assertThat(metadata().get("properties")).allSatisfy((property) -> {
			assertThat(property.get("type")).as("type of %s", property.get("name")).isNotNull();
			if (!WITHOUT_DEFAULT.contains(property.get("name").asString())) {
				assertThat(property.get("defaultValue")).as("default of %s", property.get("name")).isNotNull();
			}
		});
	}

	@Test
	void whenPropertyIsOfAnEnumEachOfItsValuesIsExplainedAndSpelledAsInTheReadme() throws IOException {
		JsonNode metadata = metadata();
		Map<String, Class<?>> enums = enums(metadata);
		assertThat(enums).containsKeys("boss.websocket.on-error", "boss.websocket.limits.warn-only",
				"boss.websocket.cluster.engine", "management.endpoint.bosswebsocket.show-values");
		assertThat(enums).allSatisfy((name, type) -> {
			Set<String> values = new TreeSet<>();
			for (JsonNode hint : metadata.get("hints")) {
				if (hint.get("name").asString().equals(name)) {
					hint.get("values").forEach((value) -> {
						assertThat(value.get("description").asString()).endsWith(".");
						values.add(value.get("value").asString());
					});
				}
			}
			assertThat(values).containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList());
		});
		String reference = Files.readString(Path.of("../docs/reference/properties.md"))
				+ Files.readString(Path.of("../docs/operations/actuator.md"));
		for (JsonNode hint : metadata.get("hints")) {
			if (enums.containsKey(hint.get("name").asString())) {
				hint.get("values")
					.forEach((value) -> assertThat(reference)
						.containsPattern("\\b" + value.get("value").asString() + "\\b"));
			}
		}
	}

	private static Map<String, Class<?>> enums(JsonNode metadata) {
		Map<String, Class<?>> enums = new TreeMap<>();
		for (JsonNode property : metadata.get("properties")) {
			Matcher type = ENUM_TYPE.matcher(property.get("type").asString());
			Class<?> found = type.matches()
					? ClassUtils.resolveClassName(type.group(1), ConfigurationMetadataTests.class.getClassLoader())
					: Object.class;
			if (found.isEnum()) {
				enums.put(property.get("name").asString(), found);
			}
		}
		return enums;
	}

	@Test
	void whenHintExistsItIsForAPropertyThatExists() throws IOException {
		List<String> names = new ArrayList<>();
		metadata().get("properties").forEach((property) -> names.add(property.get("name").asString()));
		assertThat(metadata().get("hints")).isNotEmpty()
			.allSatisfy((hint) -> assertThat(names).contains(hint.get("name").asString().replaceFirst("\\.keys$", "")));
	}

	@Test
	void whenBootFiltersAutoConfigurationsItNeedNotLoadOurs() throws IOException {
		Properties conditions = new Properties();
		try (InputStream metadata = getClass()
			.getResourceAsStream("/META-INF/spring-autoconfigure-metadata.properties")) {
			assertThat(metadata).isNotNull();
			conditions.load(metadata);
		}
		String name = BossWebSocketAutoConfiguration.class.getName();
		assertThat(conditions).containsEntry(name + ".ConditionalOnWebApplication", "SERVLET")
			.containsKeys(name + ".ConditionalOnClass", name + ".AutoConfigureAfter")
			.containsKey(BossActuatorAutoConfiguration.class.getName() + ".ConditionalOnClass")
			.containsKey(BossHealthContributorAutoConfiguration.class.getName() + ".ConditionalOnClass");
	}

	@Test
	void whenBootLooksForAutoConfigurationsItFindsOurs() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())).contains(
				BossWebSocketAutoConfiguration.class.getName(), BossActuatorAutoConfiguration.class.getName(),
				BossHealthContributorAutoConfiguration.class.getName());
	}

	private static JsonNode metadata() throws IOException {
		try (InputStream metadata = ConfigurationMetadataTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared().readTree(metadata);
		}
	}

}
