/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README.md stays short, and has the commands that the build reads in it.
 */
class ReadmeTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final int MOST_LINES = 150;

	private static final int MEASURED_ROWS = 4;

	private final List<String> lines = lines();

	@Test
	void whenReadmeGrowsThenItStaysShort() {
		assertThat(this.lines).hasSizeLessThanOrEqualTo(MOST_LINES);
	}

	@Test
	void whenReaderIsNewThenFirstParagraphDemandsNoErlang() {
		List<String> paragraph = this.lines.stream()
			.skip(1)
			.dropWhile(String::isBlank)
			.takeWhile((line) -> !line.isBlank())
			.toList();
		assertThat(paragraph).isNotEmpty()
			.noneMatch(
					(line) -> line.contains("Erlang") || line.contains("gen_server") || line.contains("ChicagoBoss"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!-- demo-command -->", "<!-- cluster-command -->", "<!-- test-command -->" })
	void whenBuildLooksForCommandThenItFollowsItsMark(String mark) {
		assertThat(this.lines).containsOnlyOnce(mark);
		int position = this.lines.indexOf(mark);
		assertThat(this.lines.get(position + 1)).startsWith("```");
		assertThat(this.lines.get(position + 2)).startsWith("mvn ");
	}

	@Test
	void whenReaderCopiesDependencyThenTheBuildPublishesIt() throws Exception {
		Document pom = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(ROOT.resolve("docs/src/test/resources/readme/pom.xml").toFile());
		NodeList artifacts = pom.getElementsByTagName("dependency");
		assertThat(artifacts.getLength()).isPositive();
		String bom = Files.readString(ROOT.resolve("boss-websocket-bom/pom.xml"));
		for (int i = 0; i < artifacts.getLength(); i++) {
			Element artifact = (Element) artifacts.item(i);
			assertThat(bom)
				.contains("<artifactId>" + artifact.getElementsByTagName("artifactId").item(0).getTextContent() + "<");
		}
	}

	@Test
	void whenServersAreComparedThenTheFiguresAreThoseOfTheBenchmark() throws IOException {
		List<String> measured = this.lines.stream()
			.filter((line) -> line.startsWith("| ") && (line.contains(" ¹ |") || line.contains(" ² |")))
			.toList();
		assertThat(measured).hasSize(MEASURED_ROWS);
		assertThat(Files.readAllLines(ROOT.resolve("docs/benchmarks.md"))).containsAll(measured);
	}

	private static List<String> lines() {
		try {
			return Files.readAllLines(ROOT.resolve("README.md"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
