package io.boss.websocket.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

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
	void whenHintExistsItIsForAPropertyThatExists() throws IOException {
		List<String> names = new ArrayList<>();
		metadata().get("properties").forEach((property) -> names.add(property.get("name").asString()));
		assertThat(metadata().get("hints")).isNotEmpty()
			.allSatisfy((hint) -> assertThat(names).contains(hint.get("name").asString()));
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
			.containsKeys(name + ".ConditionalOnClass", name + ".AutoConfigureAfter");
	}

	@Test
	void whenBootLooksForAutoConfigurationsItFindsOurs() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(BossWebSocketAutoConfiguration.class.getName());
	}

	private static JsonNode metadata() throws IOException {
		try (InputStream metadata = ConfigurationMetadataTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared().readTree(metadata);
		}
	}

}
