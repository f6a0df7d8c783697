/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.util.List;

import io.boss.websocket.release.Repository.Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the poms that are published: whether they have what Maven Central demands,
 * and nothing of this build.
 */
class PublishedPomTests {

	@ParameterizedTest
	@MethodSource("published")
	void whenModuleIsPublishedItsPomHasWhatCentralDemands(Module module) {
		Pom pom = module.flattened();
		assertThat(List.of("groupId", "artifactId", "version", "name", "description", "url", "licenses/license/name",
				"licenses/license/url", "developers/developer/name", "developers/developer/organization", "scm/url",
				"scm/connection", "scm/developerConnection", "scm/tag", "issueManagement/url", "organization/name"))
			.allSatisfy((element) -> assertThat(pom.text("/project/" + element)).as(element).isNotEmpty());
	}

	// Maven would add the name of the module to each of them.
	@Test
	void whenModulesArePublishedTheirAddressesAreThoseOfTheProject() {
		assertThat(List.of("url", "scm/url", "scm/connection", "scm/developerConnection", "issueManagement/url"))
			.allSatisfy((element) -> assertThat(Repository.published())
				.extracting((module) -> module.flattened().text("/project/" + element))
				.as(element)
				.containsOnly(Repository.published().get(0).flattened().text("/project/" + element))
				.noneMatch((address) -> address.contains("boss-websocket-bom")));
	}

	@ParameterizedTest
	@MethodSource("published")
	void whenModuleIsPublishedItsPomHasNothingOfTheBuild(Module module) {
		Pom pom = module.flattened();
		assertThat(Repository.read(pom.file())).doesNotContain("${");
		assertThat(pom.nodes("/project/parent | /project/build | /project/profiles | /project/modules"
				+ " | /project/repositories | /project/pluginRepositories | /project/properties | //systemPath"))
			.isEmpty();
		assertThat(pom.texts("//dependency/scope")).doesNotContain("test", "provided", "system");
	}

	@ParameterizedTest
	@MethodSource("published")
	void whenModuleDependsOnOthersTheirVersionsAreKnown(Module module) {
		List<String> versions = module.flattened().texts("//dependency/version").toList();
		assertThat(versions).hasSize((int) module.flattened().nodes("//dependency").count())
			.doesNotContain("", "LATEST", "RELEASE")
			.noneMatch((version) -> version.startsWith("["));
	}

	@Test
	void whenModuleIsPublishedItIsInTheBomAndNoOther() {
		Pom bom = Pom.of(Repository.file("boss-websocket-bom/.flattened-pom.xml"));
		assertThat(bom.texts("/project/dependencyManagement/dependencies/dependency/artifactId"))
			.containsExactlyInAnyOrderElementsOf(
					Repository.published().stream().filter(Module::isJar).map(Module::name).toList());
		assertThat(bom.texts("//dependency/version")).containsOnly(bom.text("/project/version"));
	}

	@Test
	void whenModuleIsPublishedItOnlyDependsOnWhatIsPublishedToo() {
		List<String> published = Repository.published().stream().map(Module::name).toList();
		assertThat(Repository.published())
			.allSatisfy((module) -> assertThat(module.flattened().texts("//dependency[groupId='io.boss']/artifactId"))
				.isSubsetOf(published));
	}

	@Test
	void whenModuleIsPublishedItsNameSaysWhoseItIs() {
		assertThat(Repository.published()).extracting(Module::name)
			.contains("boss-websocket-starter", "boss-websocket-bom")
			.allMatch((name) -> name.startsWith("boss-websocket-"));
	}

	static List<Module> published() {
		return Repository.published();
	}

}
