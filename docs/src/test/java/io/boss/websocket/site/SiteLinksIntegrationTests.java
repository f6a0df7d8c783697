/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links of the built site: files that are there, with the anchor that is asked for, and
 * every page in the navigation.
 */
class SiteLinksIntegrationTests {

	private static final Pattern HREF = Pattern.compile("\\b(?:href|src)=\"([^\"]+)\"");

	private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");

	@BeforeAll
	static void requireSite() {
		SiteServer.requireBuilt();
	}

	@TestFactory
	Stream<DynamicTest> whenPageLinksThenTargetExists() {
		return SiteServer.pages()
			.stream()
			.map((page) -> DynamicTest.dynamicTest(page,
					() -> assertThat(links(page)).isNotEmpty().allSatisfy((link) -> assertLeadsSomewhere(page, link))));
	}

	private static void assertLeadsSomewhere(String page, String link) {
		String[] parts = link.split("#", 2);
		Path from = SiteServer.FOLDER.resolve(page);
		Path target = parts[0].startsWith("/") ? SiteServer.FOLDER.resolve(parts[0].substring(1))
				: parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
		if (Files.isDirectory(target)) {
			target = target.resolve("index.html");
		}
		assertThat(target).as(link).isRegularFile();
		if (parts.length == 2 && !parts[1].isEmpty()) {
			assertThat(find(ID, target)).as(link).contains(parts[1]);
		}
	}

	@Test
	void whenPageIsOfTheSiteThenNavigationHasIt() {
		Set<String> navigation = new TreeSet<>(links("guide/rooms.html"));
		assertThat(SiteServer.pages()).hasSizeGreaterThan(20)
			.filteredOn((page) -> !page.equals("index.html"))
			.allSatisfy((page) -> assertThat(navigation).contains("/" + page));
	}

	private static Set<String> links(String page) {
		return find(HREF, SiteServer.FOLDER.resolve(page)).stream()
			.filter((link) -> !link.matches("(https?|data):.*"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> find(Pattern pattern, Path file) {
		try {
			return pattern.matcher(Files.readString(file))
				.results()
				.map((match) -> match.group(1).replace("&amp;", "&"))
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
