/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.boss.websocket.release.Repository.Module;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for what is published beside the jars: sources, Javadoc, and the list of what a
 * module brings (SBOM). They are only made in a release and under {@code CI=true}.
 */
class ReleaseArtifactsIntegrationTests {

	private final JsonMapper json = new JsonMapper();

	@BeforeAll
	static void onlyWhereTheyAreMade() {
		if (!"true".equals(System.getenv("CI"))) {
			assumeThat(jars()).allSatisfy((module) -> assertThat(module.artifact("-sources.jar")).exists());
		}
	}

	@ParameterizedTest
	@MethodSource("jars")
	void whenModuleIsPublishedItsSourcesAre(Module module) throws IOException {
		try (JarFile jar = new JarFile(module.artifact("-sources.jar").toFile())) {
			List<String> entries = jar.stream().map(Object::toString).toList();
			assertThat(entries).contains("META-INF/LICENSE");
			if (module.hasJava()) {
				Path sources = module.directory().resolve("src/main/java");
				try (Stream<Path> files = Files.walk(sources)) {
					assertThat(files.filter(Files::isRegularFile).map((file) -> sources.relativize(file).toString()))
						.isSubsetOf(entries);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("jars")
	void whenModuleIsPublishedItsJavadocIs(Module module) throws IOException {
		try (JarFile jar = new JarFile(module.artifact("-javadoc.jar").toFile())) {
			assertThat(jar.getEntry(module.hasJava() ? "index.html" : "README.md")).isNotNull();
		}
	}

	@ParameterizedTest
	@MethodSource("jars")
	void whenModuleIsPublishedItSaysWhatItBrings(Module module) {
		Pom pom = module.flattened();
		String sbom = module.name() + "-sbom";
		JsonNode bom = this.json.readTree(module.directory().resolve("target/" + sbom + ".json").toFile());
		assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
		assertThat(bom.path("specVersion").asString()).isEqualTo("1.6");
		JsonNode component = bom.path("metadata").path("component");
		assertThat(component.path("name").asString()).isEqualTo(module.name());
		assertThat(component.path("version").asString()).isEqualTo(pom.text("/project/version"));
		assertThat(component.path("licenses").toString()).contains("Apache-2.0");
		List<String> brought = StreamSupport.stream(bom.path("components").spliterator(), false)
			.peek((part) -> assertThat(part.path("purl").asString()).startsWith("pkg:maven/"))
			.map((part) -> part.path("group").asString() + ":" + part.path("name").asString())
			.toList();
		assertThat(dependenciesOf(pom)).isSubsetOf(brought);
		// The same as XML.
		assertThat(Pom.of(module.directory().resolve("target/" + sbom + ".xml")).text("/bom/metadata/component/name"))
			.isEqualTo(module.name());
	}

	static List<Module> jars() {
		return Repository.published().stream().filter(Module::isJar).toList();
	}

	private static List<String> dependenciesOf(Pom pom) {
		List<String> groups = pom.texts("/project/dependencies/dependency/groupId").toList();
		List<String> names = pom.texts("/project/dependencies/dependency/artifactId").toList();
		return IntStream.range(0, names.size()).mapToObj((i) -> groups.get(i) + ":" + names.get(i)).toList();
	}

}
