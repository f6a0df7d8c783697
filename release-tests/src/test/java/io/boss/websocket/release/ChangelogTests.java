/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the texts beside the guide: the changelog and those for contributors.
 */
class ChangelogTests {

	@Test
	void whenVersionIsBuiltChangelogSaysWhatIsNewInIt() {
		String version = Repository.version().replace("-SNAPSHOT", "");
		List<String> versions = Pattern.compile("(?m)^## \\[(.+?)]( - (.+))?$")
			.matcher(Repository.read("CHANGELOG.md"))
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(versions).first().isIn("Unreleased", version);
		assertThat(versions).contains(version);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CHANGELOG.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "CODE_OF_CONDUCT.md" })
	void whenTextLinksToFilesTheyExist(String text) {
		List<String> links = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)")
			.matcher(Repository.read(text))
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(links).map(Repository::file).allSatisfy((Path file) -> assertThat(file).exists());
	}

	// Its anchors are those of headings of the text itself.
	@ParameterizedTest
	@ValueSource(strings = { "CHANGELOG.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "CODE_OF_CONDUCT.md" })
	void whenTextLinksToItselfTheHeadingExists(String text) {
		String content = Repository.read(text);
		List<String> headings = Pattern.compile("(?m)^#+ (.+)$")
			.matcher(content)
			.results()
			.map((match) -> match.group(1).toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
			.toList();
		assertThat(Pattern.compile("]\\(#([^)]+)\\)").matcher(content).results().map((match) -> match.group(1)))
			.isSubsetOf(headings);
	}

}
