/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Table of the meters in the reference, made of those that a server has. Written anew
 * with {@code -Dboss.docs.write=true}.
 */
final class MeterTable {

	private static final Path PAGE = Path.of("../docs/reference/meters.md");

	private static final Pattern REGION = Pattern.compile("(<!-- generated: meters -->\n).*?(<!-- /generated -->)",
			Pattern.DOTALL);

	private MeterTable() {
	}

	static void check(Stream<Meter> meters) throws IOException {
		Map<String, String> rows = new TreeMap<>();
		meters.map(Meter::getId).forEach((id) -> rows.put(id.getName(), row(id)));
		String page = Files.readString(PAGE);
		String generated = REGION.matcher(page)
			.replaceAll((region) -> region.group(1)
					+ Matcher.quoteReplacement("| meter | type | tags | unit | meaning |\n|---|---|---|---|---|\n"
							+ String.join("", rows.values()))
					+ region.group(2));
		if (Boolean.getBoolean("boss.docs.write")) {
			Files.writeString(PAGE, generated);
		}
		else {
			assertThat(page).as("%s, which -Dboss.docs.write=true writes anew", PAGE)
				.contains("<!-- generated: meters -->")
				.isEqualTo(generated);
		}
	}

	private static String row(Meter.Id id) {
		String tags = id.getTags()
			.stream()
			.map(Tag::getKey)
			.collect(Collectors.toCollection(TreeSet::new))
			.stream()
			.map((tag) -> "`" + tag + "`")
			.collect(Collectors.joining(", "));
		return "| `%s` | %s |%s| %s | %s. |\n".formatted(id.getName(), type(id),
				tags.isEmpty() ? " " : " " + tags + " ", (id.getBaseUnit() != null) ? id.getBaseUnit() : "number",
				id.getDescription());
	}

	private static String type(Meter.Id id) {
		return (id.getType() == Meter.Type.DISTRIBUTION_SUMMARY) ? "summary"
				: id.getType().name().toLowerCase(Locale.ROOT);
	}

}
