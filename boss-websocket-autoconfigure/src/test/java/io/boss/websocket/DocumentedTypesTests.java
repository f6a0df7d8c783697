/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the types which {@code docs/architecture.md} leads a reader to are there.
 */
class DocumentedTypesTests {

	private static final Path ROOT = Path.of("..");

	/** A name in code font with two humps at least, as types of the library have. */
	private static final Pattern TYPE = Pattern.compile("`@?([A-Z][a-z]+[A-Z]\\w*)[^`]*`");

	/** Types of others, and words of Erlang/OTP. */
	private static final Set<String> OF_OTHERS = Set.of("ByteBuffer", "SmartLifecycle", "WsSession", "MaxR", "MaxT");

	@Test
	void whenTheArchitectureNamesATypeThenThereIsOne() throws IOException {
		Set<String> named = TYPE.matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		named.removeAll(OF_OTHERS);
		assertThat(named).hasSizeGreaterThan(100);
		named.removeAll(typesOfTheRepository());
		assertThat(named).isEmpty();
	}

	private static Set<String> typesOfTheRepository() throws IOException {
		try (Stream<Path> modules = Files.list(ROOT)) {
			return modules.map((module) -> module.resolve("src"))
				.filter(Files::isDirectory)
				.flatMap(DocumentedTypesTests::javaFiles)
				.map((file) -> file.getFileName().toString().replace(".java", ""))
				.collect(Collectors.toSet());
		}
	}

	private static Stream<Path> javaFiles(Path sources) {
		try (Stream<Path> files = Files.walk(sources)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
