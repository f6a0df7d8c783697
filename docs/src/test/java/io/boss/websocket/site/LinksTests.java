/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links of the pages, of the site's and of the repository's: there is a page where each
 * of them goes, with that heading.
 */
class LinksTests {

	private static final Map<Path, MarkdownPage> PAGES = MarkdownPage.all()
		.stream()
		.collect(Collectors.toMap((page) -> page.file().normalize(), Function.identity()));

	@TestFactory
	Stream<DynamicTest> whenPageLinksThenTargetExists() {
		assertThat(PAGES.values().stream().mapToLong((page) -> page.links().size()).sum()).isGreaterThan(200);
		return PAGES.values()
			.stream()
			.map((page) -> DynamicTest.dynamicTest(page.name(),
					() -> assertThat(page.links()).allSatisfy((link) -> assertLeadsSomewhere(page, link))));
	}

	private static void assertLeadsSomewhere(MarkdownPage page, String link) {
		if (link.matches("[a-z]+:.*")) {
			assertThat(link).startsWith("http");
			return;
		}
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
		if (page.isOfSite()) {
			assertThat(target).as("a page or a picture of the site: %s", link)
				.startsWithRaw(MarkdownPage.ROOT.resolve("docs"));
			assertThat(target.toString()).as("a page or a picture of the site: %s", link)
				.matches(".*\\.(md|png|svg|json)");
		}
		assertThat(Files.exists(target)).as("%s exists", link).isTrue();
		if (parts.length == 2) {
			assertThat(PAGES).as("%s is a page", link).containsKey(target);
			assertThat(PAGES.get(target).anchors()).as("anchors for %s", link).contains(parts[1]);
		}
	}

	@Test
	void whenHeadingsAreAlikeThenAnchorsDiffer() {
		MarkdownPage page = PAGES.get(MarkdownPage.ROOT.resolve("CONTRIBUTING.md"));
		assertThat(page.anchors()).contains("build", "the-client-for-pages");
		assertThat(page.links()).contains("#the-client-for-pages");
		assertThat(List.copyOf(page.fences())).allSatisfy((fence) -> assertThat(fence.line()).isPositive());
	}

}
