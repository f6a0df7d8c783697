/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.operations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.boss.websocket.autoconfigure.properties.PropertyNames;
import io.boss.websocket.autoconfigure.properties.ServiceProperties;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Configuration, answers and dependencies that pages show are what the library reads,
 * sends and has.
 */
class ShownFilesTests {

	private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();

	@TestFactory
	Stream<DynamicTest> whenPageShowsConfigurationThenPropertiesExist() throws IOException {
		try (Stream<Path> files = Files.walk(RESOURCES)) {
			List<Path> shown = files.filter((file) -> file.toString().endsWith(".yml")).toList();
			assertThat(shown).hasSizeGreaterThan(4);
			return shown.stream()
				.map((file) -> DynamicTest.dynamicTest(RESOURCES.relativize(file).toString(), () -> check(file)));
		}
	}

	private static void check(Path file) throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("shown", new FileSystemResource(file))
			.forEach(environment.getPropertySources()::addLast);
		PropertyNames.check(environment, new DefaultListableBeanFactory());
		assertThat(Binder.get(environment).bindOrCreate("boss.websocket", Bindable.of(ServiceProperties.class)))
			.isNotNull();
	}

	@Test
	void whenPageShowsServiceThenEndpointAnswersSo() throws Exception {
		JsonNode service = json("services").get("services").get(0);
		assertThatAllAreComponents(service, "ServiceReport");
		assertThatAllAreComponents(service.get("lastCrash"), "ServiceReport$Crash");
		assertThatAllAreComponents(service.get("mailbox"), "ServiceReport$Mailbox");
		assertThatAllAreComponents(service.get("running"), "ServiceReport$Callback");
	}

	@Test
	void whenPageShowsConnectionThenEndpointAnswersSo() throws Exception {
		assertThatAllAreComponents(json("connection"), "ConnectionReport");
	}

	@Test
	void whenPageShowsDependenciesThenBomHasTheirVersions() throws Exception {
		List<String> managed = artifacts(Path.of("../boss-websocket-bom/pom.xml"));
		List<String> shown = artifacts(RESOURCES.resolve("modules/pom.xml"));
		assertThat(shown).contains("boss-websocket-bom", "boss-websocket-console");
		assertThat(managed).contains("boss-websocket-bom").containsAll(shown);
	}

	private static void assertThatAllAreComponents(JsonNode shown, String record) throws ClassNotFoundException {
		Class<?> type = Class.forName("io.boss.websocket.actuate." + record);
		List<String> components = Arrays.stream(type.getRecordComponents())
			.map((component) -> component.getName())
			.toList();
		assertThat(components).containsAll(shown.properties().stream().map(Map.Entry::getKey).toList());
	}

	private static JsonNode json(String name) throws IOException {
		try (InputStream file = ShownFilesTests.class.getResourceAsStream("/actuator/" + name + ".json")) {
			return JsonMapper.shared().readTree(file);
		}
	}

	private static List<String> artifacts(Path pom) throws Exception {
		NodeList found = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(pom.toFile())
			.getElementsByTagName("artifactId");
		return IntStream.range(0, found.getLength())
			.mapToObj((i) -> ((Element) found.item(i)).getTextContent())
			.filter((name) -> name.startsWith("boss-"))
			.toList();
	}

}
