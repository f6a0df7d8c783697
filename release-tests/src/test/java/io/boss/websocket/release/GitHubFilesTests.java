/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for workflows, issue forms and the like, whose mistakes show on the server only.
 */
class GitHubFilesTests {

	@ParameterizedTest
	@MethodSource("workflows")
	void whenWorkflowRunsItsCommandsExist(Path file) {
		Map<String, Object> workflow = yaml(file);
		// SnakeYAML reads YAML 1.1, in which "on" is a boolean.
		assertThat(workflow.get("name")).isNotNull();
		assertThat(workflow.containsKey("on") || ((Map<?, ?>) workflow).containsKey(Boolean.TRUE)).isTrue();
		assertThat(workflow).containsKey("permissions");
		List<Map<String, Object>> jobs = maps(map(workflow.get("jobs")).values());
		assertThat(jobs).isNotEmpty().allSatisfy((job) -> {
			assertThat(job).containsKeys("runs-on", "timeout-minutes");
			assertThat(maps((List<?>) job.get("steps"))).isNotEmpty().allSatisfy(GitHubFilesTests::assertStep);
		});
	}

	@Test
	void whenWorkflowBuildsItDoesSoOnAllJdks() {
		Map<String, Object> job = map(
				map(yaml(Repository.file(".github/workflows/build.yml")).get("jobs")).get("test"));
		assertThat(job).extractingByKey("strategy")
			.extracting("matrix")
			.extracting("java")
			.isEqualTo(List.of(17, 21, 25));
	}

	// What .ci/run runs.
	@Test
	void whenReadmeSaysHowToTestThereIsExactlyOneCommand() {
		assertThat(Repository.read("README.md")).containsOnlyOnce("<!-- test-command -->\n```");
		assertThat(Repository.file(".ci/run")).isRegularFile();
	}

	@Test
	void whenSpringBootHasTwoLinesBothAreTested() {
		assertThat(Repository.rootPom().property("spring-boot.version").orElseThrow()).startsWith("4.1.");
		assertThat(Pom.of(Repository.file("compatibility-tests/pom.xml")).texts("/project/modules/module")).isNotEmpty()
			.allMatch((module) -> module.startsWith("boot-4.0."));
	}

	@Test
	void whenDependenciesAreWatchedEachPlaceExists() {
		assertThat(maps((List<?>) yaml(Repository.file(".github/dependabot.yml")).get("updates"))).hasSize(4)
			.allSatisfy((update) -> {
				Path directory = Repository.file(String.valueOf(update.get("directory")).substring(1));
				switch (String.valueOf(update.get("package-ecosystem"))) {
					case "maven" -> assertThat(directory.resolve("pom.xml")).exists();
					case "npm" -> assertThat(directory.resolve("package.json")).exists();
					case "github-actions" -> assertThat(directory.resolve(".github/workflows")).exists();
					default -> throw new AssertionError("Unknown ecosystem: " + update);
				}
			});
	}

	@ParameterizedTest
	@MethodSource("forms")
	void whenFormIsShownItIsOne(Path file) {
		Map<String, Object> form = yaml(file);
		assertThat(form).containsKeys("name", "description", "labels", "body");
		List<Map<String, Object>> body = maps((List<?>) form.get("body"));
		assertThat(body).allSatisfy((field) -> {
			assertThat(field.get("type")).isIn("markdown", "textarea", "input", "dropdown", "checkboxes");
			assertThat(map(field.get("attributes")))
				.containsKey(field.get("type").equals("markdown") ? "value" : "label");
		});
		assertThat(
				body.stream().filter((field) -> !field.get("type").equals("markdown")).map((field) -> field.get("id")))
			.doesNotContainNull()
			.doesNotHaveDuplicates();
	}

	static List<Path> workflows() {
		return Repository.filesBelow(".github/workflows");
	}

	static List<Path> forms() {
		return Repository.filesBelow(".github/ISSUE_TEMPLATE")
			.stream()
			.filter((file) -> !file.endsWith("config.yml"))
			.toList();
	}

	private static void assertStep(Map<String, Object> step) {
		if (step.get("uses") instanceof String action) {
			assertThat(action).matches("[a-z-]+/[a-z-]+(/[a-z]+)?@v\\d+");
			return;
		}
		String command = String.valueOf(step.get("run"));
		if (command.startsWith("bash ")) {
			assertThat(Repository.file(command.substring("bash ".length()))).isRegularFile();
		}
		else {
			assertThat(command).startsWith("mvn ");
			Stream.of(command.split(" "))
				.filter((word) -> word.startsWith("-P"))
				.forEach((word) -> assertThat(Repository.rootPom().texts("/project/profiles/profile/id"))
					.contains(word.substring(2).split(",")));
		}
	}

	private static Map<String, Object> yaml(Path file) {
		assertThat(Files.exists(file)).as(file.toString()).isTrue();
		return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.read(file)));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		assertThat(value).isInstanceOf(Map.class);
		return (Map<String, Object>) value;
	}

	private static List<Map<String, Object>> maps(Iterable<?> values) {
		List<Map<String, Object>> maps = new ArrayList<>();
		values.forEach((value) -> maps.add(map(value)));
		return maps;
	}

}
