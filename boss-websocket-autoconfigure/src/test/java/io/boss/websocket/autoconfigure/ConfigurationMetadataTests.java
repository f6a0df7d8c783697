package io.boss.websocket.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.security.AccessRule;
import io.boss.websocket.service.ErrorPolicy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata that editors and Boot read.
 */
class ConfigurationMetadataTests {

	private static final Set<String> WITHOUT_DEFAULT = Set.of("boss.websocket.idle-timeout", "boss.websocket.max-age",
			"boss.websocket.direct.loops", "boss.websocket.mailbox.max-bytes", "boss.websocket.limits.warn-only",
			"boss.websocket.limits.max-decompressed-size", "boss.websocket.session-cookie",
			"boss.websocket.task-executor", "boss.websocket.on-error", "boss.websocket.services",
			"boss.websocket.allowed-origins", "boss.websocket.allowed-origin-patterns", "boss.websocket.access.rule",
			"boss.websocket.access.roles", "boss.websocket.cluster.node-name", "boss.websocket.cluster.allowed-types",
			"boss.websocket.cluster.connections", "boss.websocket.cluster.presence",
			"management.endpoint.bosswebsocket.roles");

	private static final Map<String, Class<?>> ENUMS = Map.of("boss.websocket.on-invalid", InvalidMessagePolicy.class,
			"boss.websocket.mailbox.when-full", WhenFull.class, "boss.websocket.access.rule", AccessRule.class,
			"boss.websocket.on-error", ErrorPolicy.class);

	@Test
	void whenPropertyExistsItHasADescription() throws IOException {
		JsonNode properties = metadata().get("properties");
		assertThat(properties).isNotEmpty().allSatisfy((property) -> {
			JsonNode description = property.get("description");
			assertThat(description).as("description of %s", property.get("name")).isNotNull();
			assertThat(description.asString()).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A ");
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
	void whenPropertyIsOfAnEnumEachOfItsValuesIsExplained() throws IOException {
		JsonNode metadata = metadata();
		for (Map.Entry<String, Class<?>> property : ENUMS.entrySet()) {
			Set<String> values = new TreeSet<>();
			for (JsonNode hint : metadata.get("hints")) {
				if (hint.get("name").asString().equals(property.getKey())) {
					hint.get("values").forEach((value) -> {
						assertThat(value.get("description").asString()).endsWith(".");
						values.add(value.get("value").asString());
					});
				}
			}
			assertThat(values).containsExactlyInAnyOrderElementsOf(Arrays.stream(property.getValue().getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.toList());
		}
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
