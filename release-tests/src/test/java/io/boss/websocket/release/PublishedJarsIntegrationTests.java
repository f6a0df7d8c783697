/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import io.boss.websocket.release.Repository.Module;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the jars that are published.
 */
class PublishedJarsIntegrationTests {

	@ParameterizedTest
	@MethodSource("jars")
	void whenJarIsBuiltItHasLicenceAndNotice(Module module) throws IOException {
		try (JarFile jar = jar(module)) {
			assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Repository.read("LICENSE"));
			assertThat(text(jar, "META-INF/NOTICE")).isEqualTo(Repository.read("NOTICE"));
		}
	}

	@Test
	void whenJarsAreBuiltEachIsAModuleOfAnotherName() {
		assertThat(jars()).extracting(PublishedJarsIntegrationTests::moduleName)
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.startsWith("io.boss.websocket"));
	}

	// Who builds a release again, wherever and whenever, gets the same bytes.
	@ParameterizedTest
	@MethodSource("jars")
	void whenJarIsBuiltItsTimeIsThatOfTheRelease(Module module) throws IOException {
		Instant release = Instant.parse(Repository.rootPom().property("project.build.outputTimestamp").orElseThrow());
		try (JarFile jar = jar(module)) {
			assertThat(jar.stream()).extracting(ZipEntry::getTimeLocal)
				.containsOnly(release.atZone(ZoneOffset.UTC).toLocalDateTime());
			assertThat(jar.getManifest().getMainAttributes().keySet()).extracting(Object::toString)
				.doesNotContain("Built-By", "Build-Time");
		}
	}

	static List<Module> jars() {
		return Repository.published().stream().filter(Module::isJar).toList();
	}

	private static JarFile jar(Module module) throws IOException {
		Path file = module.artifact(".jar");
		assertThat(file).exists();
		return new JarFile(file.toFile());
	}

	private static String moduleName(Module module) {
		try (JarFile jar = jar(module)) {
			return String.valueOf(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(JarFile jar, String name) throws IOException {
		ZipEntry entry = jar.getEntry(name);
		assertThat(entry).as(name).isNotNull();
		return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
	}

}
