/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Part of a page that is written by a test: between
 * {@code <!-- generated: kind names -->} and {@code <!-- /generated -->}.
 *
 * @param names what it is about
 * @param content what stands there
 */
record GeneratedRegion(List<String> names, String content) {

	private static final boolean WRITE = Boolean.getBoolean("boss.docs.write");

	private static Pattern pattern(String kind) {
		return Pattern.compile("(<!-- generated: " + kind + " ([^>]*?) -->\n)(.*?)(<!-- /generated -->)",
				Pattern.DOTALL);
	}

	static List<GeneratedRegion> of(String kind, Path page) throws IOException {
		return pattern(kind).matcher(Files.readString(page))
			.results()
			.map((region) -> new GeneratedRegion(names(region), region.group(3)))
			.toList();
	}

	private static List<String> names(MatchResult region) {
		return Arrays.asList(region.group(2).split("\\s+"));
	}

	/**
	 * Compares the regions of a page, or writes them with {@code -Dboss.docs.write=true}.
	 * @param kind the kind of the regions
	 * @param page the page
	 * @param generator what makes their content of their names
	 */
	static void check(String kind, Path page, Function<List<String>, String> generator) throws IOException {
		String text = Files.readString(page);
		String generated = pattern(kind).matcher(text)
			.replaceAll((region) -> Matcher
				.quoteReplacement(region.group(1) + generator.apply(names(region)) + region.group(4)));
		if (WRITE) {
			Files.writeString(page, generated);
		}
		else {
			assertThat(text).as("%s, which -Dboss.docs.write=true writes anew", page).isEqualTo(generated);
		}
	}

}
