/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.boss.websocket.console.PageFiles.PageFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageFiles}.
 */
class PageFilesTests {

	private final PageFiles files = new PageFiles();

	@Test
	void whenFileIsInTheFolderItIsServed() throws IOException {
		List<String> names;
		try (Stream<Path> folder = Files.list(Path.of("src/main/resources/io/boss/websocket/console/page"))) {
			names = folder.map((file) -> file.getFileName().toString()).toList();
		}
		assertThat(names).contains("index.html").allSatisfy((name) -> {
			PageFile file = this.files.file(name);
			assertThat(file).as(name).isNotNull();
			assertThat(file.content()).as(name).isNotEmpty();
			assertThat(this.files.file(name)).isSameAs(file);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "nothing.js", "../PageFiles.class", "..\\PageFiles.class", "/index.html",
			"page/index.html", "index.html/", "index.html\n", "INDEX.HTML", "index.html.class", ".html",
			"index.html\u0000.js" })
	void whenNameIsOfNoFileThereIsNone(String name) {
		assertThat(this.files.file(name)).isNull();
	}

	@Test
	void whenPageIsServedNothingInItIsInline() {
		String page = new String(this.files.file("index.html").content());
		assertThat(page).contains("{{base}}_console/")
			.doesNotContainPattern("<script(?![^>]*src=)")
			.doesNotContain("<style", " style=", " onclick=", "http://", "https://");
	}

}
