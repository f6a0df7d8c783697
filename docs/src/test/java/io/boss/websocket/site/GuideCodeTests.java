/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.site.MarkdownPage.Fence;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages show is in the files that they name, word for word.
 */
class GuideCodeTests {

	/**
	 * Languages that no test runs: commands, text, and the examples of another language
	 * that this one is compared with.
	 */
	private static final Set<String> PLAIN = Set.of("text", "sh", "http", "log", "erlang");

	private static final Path DOCS = MarkdownPage.ROOT.resolve("docs");

	private static final Path RESOURCES = DOCS.resolve("src/test/resources");

	@TestFactory
	Stream<DynamicTest> whenPageShowsCodeThenItsFileHasIt() {
		List<DynamicTest> tests = pages().flatMap(GuideCodeTests::snippets).toList();
		assertThat(tests).hasSizeGreaterThanOrEqualTo(20);
		return tests.stream();
	}

	private static Stream<MarkdownPage> pages() {
		return MarkdownPage.all().stream().filter((page) -> page.isOfSite() || page.name().equals("README.md"));
	}

	private static Stream<DynamicTest> snippets(MarkdownPage page) {
		return page.fences()
			.stream()
			.filter((fence) -> fence.source() != null)
			.map((fence) -> DynamicTest.dynamicTest(page.name() + ":" + fence.line() + ": " + fence.source(), () -> {
				Path file = MarkdownPage.ROOT.resolve(fence.source());
				assertThat(withoutSpace(read(file))).contains(withoutSpace(fence.code()));
				assertUsed(file);
			}));
	}

	// Sources are compiled; whatever else is shown must be in a test's hands.
	private static void assertUsed(Path file) {
		if (file.startsWith(RESOURCES)) {
			String name = file.getFileName().toString();
			String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
			String folder = RESOURCES.relativize(file.getParent()).toString().replace('\\', '/');
			Set<String> asNamed = Set.of(name, "\"" + stem + "\"", folder.isEmpty() ? name : folder + "/");
			assertThat(sources()).as("a test that reads %s", file)
				.anyMatch((source) -> asNamed.stream().anyMatch(source::contains));
		}
		else {
			assertThat(file.toString().replace('\\', '/')).as("a source, or a resource of a test")
				.containsPattern("/(src|test|demo-app)/");
		}
	}

	private static List<String> sources() {
		try (Stream<Path> files = Files.walk(DOCS.resolve("src/test/java"))) {
			return files.filter((file) -> file.toString().endsWith(".java")).map(GuideCodeTests::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@TestFactory
	Stream<DynamicTest> whenPageShowsCodeThenItNamesTheFile() {
		return pages()
			.map((page) -> DynamicTest.dynamicTest(page.name(), () -> assertThat(withoutFile(page)).isEmpty()));
	}

	private static List<Fence> withoutFile(MarkdownPage page) {
		return page.fences()
			.stream()
			.filter((fence) -> !PLAIN.contains(fence.language()) && fence.source() == null)
			.toList();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String withoutSpace(String code) {
		return code.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

}
