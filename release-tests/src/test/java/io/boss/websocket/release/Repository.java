/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sources of the project, as they are on the disk.
 */
final class Repository {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private Repository() {
	}

	static Path root() {
		return ROOT;
	}

	static Path file(String path) {
		return ROOT.resolve(path);
	}

	static String read(String path) {
		return read(file(path));
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Path> filesBelow(String directory) {
		try (Stream<Path> files = Files.walk(file(directory))) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Pom rootPom() {
		return Pom.of(file("pom.xml"));
	}

	/**
	 * All modules of the build, those of modules too.
	 */
	static List<Module> modules() {
		return modulesOf(ROOT).toList();
	}

	static List<Module> published() {
		return modulesOf(ROOT).filter(Module::isPublished).toList();
	}

	static String version() {
		return rootPom().property("revision").orElseThrow();
	}

	private static Stream<Module> modulesOf(Path directory) {
		return Pom.of(directory.resolve("pom.xml"))
			.texts("/project/modules/module")
			.map(directory::resolve)
			.flatMap((module) -> Stream.concat(Stream.of(new Module(module, Pom.of(module.resolve("pom.xml")))),
					modulesOf(module)));
	}

	/**
	 * Module of the build.
	 *
	 * @param directory where it is
	 * @param pom its pom, as it is written
	 */
	record Module(Path directory, Pom pom) {

		String name() {
			return this.pom.text("/project/artifactId");
		}

		boolean isPublished() {
			return this.pom.property("maven.deploy.skip").filter("false"::equals).isPresent();
		}

		boolean isJar() {
			String packaging = this.pom.text("/project/packaging");
			return packaging.isEmpty() || packaging.equals("jar");
		}

		boolean hasJava() {
			return Files.isDirectory(this.directory.resolve("src/main/java"));
		}

		/**
		 * The pom that is published.
		 */
		Pom flattened() {
			return Pom.of(this.directory.resolve(".flattened-pom.xml"));
		}

		Path artifact(String suffix) {
			return this.directory.resolve("target/" + name() + "-" + flattened().text("/project/version") + suffix);
		}

		@Override
		public String toString() {
			return name();
		}

	}

}
