/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages show is in the files that they name, word for word.
 */
class GuideCodeTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern SNIPPET = Pattern.compile("<!-- from: (\\S+) -->\\s*```\\w*\\n(.*?)```",
			Pattern.DOTALL);

	@TestFactory
	Stream<DynamicTest> whenPageShowsCodeThenItsFileHasIt() throws IOException {
		List<DynamicTest> tests = pages().flatMap(GuideCodeTests::snippets).toList();
		assertThat(tests).hasSizeGreaterThanOrEqualTo(20);
		return tests.stream();
	}

	private static Stream<Path> pages() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
			List<Path> pages = files.filter((file) -> file.toString().endsWith(".md"))
				.filter((file) -> !file.toString().contains("node_modules"))
				.toList();
			return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
		}
	}

	private static Stream<DynamicTest> snippets(Path page) {
		return SNIPPET.matcher(read(page)).results().map((snippet) -> {
			Path file = ROOT.resolve(snippet.group(1));
			String code = snippet.group(2);
			return DynamicTest.dynamicTest(ROOT.relativize(page) + ": " + snippet.group(1),
					() -> assertThat(withoutSpace(read(file))).contains(withoutSpace(code)));
		});
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
