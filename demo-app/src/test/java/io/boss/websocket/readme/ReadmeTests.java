/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What README.md shows is in the files that it names, word for word.
 */
class ReadmeTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern SNIPPET = Pattern.compile("<!-- from: (\\S+) -->\\s*```\\w*\\n(.*?)```",
			Pattern.DOTALL);

	@TestFactory
	List<DynamicTest> whenReadmeShowsCodeThenItsFileHasIt() throws IOException {
		Matcher snippets = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")));
		List<DynamicTest> tests = new ArrayList<>();
		while (snippets.find()) {
			Path file = ROOT.resolve(snippets.group(1));
			String code = snippets.group(2);
			tests.add(DynamicTest.dynamicTest(snippets.group(1),
					() -> assertThat(withoutSpace(Files.readString(file))).contains(withoutSpace(code))));
		}
		assertThat(tests).hasSizeGreaterThanOrEqualTo(4);
		return tests;
	}

	private static String withoutSpace(String code) {
		return code.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

}
