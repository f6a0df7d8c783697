/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.benchmark.wire.plan.Jdk;
import io.boss.websocket.benchmark.wire.plan.Platform;
import io.boss.websocket.benchmark.wire.plan.ServerKind;

/**
 * Locations of the jar of the benchmarks, its dependencies beside it, and the sources
 * above it.
 */
final class Installation {

	/**
	 * The same for all servers.
	 */
	static final List<String> SERVER_FLAGS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");

	private static final List<String> CLIENT_FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

	private static final String CLIENT = "io.boss.websocket.benchmark.wire.client.LoadClient";

	private final Path jar;

	private final List<Path> libraries;

	private Installation(Path jar, List<Path> libraries) {
		this.jar = jar;
		this.libraries = libraries;
	}

	static Installation locate() throws IOException, URISyntaxException {
		Path jar = Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		if (!Files.isRegularFile(jar)) {
			throw new IllegalStateException("Run this from benchmarks.jar, not from " + jar);
		}
		try (JarFile file = new JarFile(jar.toFile())) {
			String classPath = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
			return new Installation(jar, Arrays.stream(classPath.split(" ")).map(jar::resolveSibling).toList());
		}
	}

	Path module() {
		return this.jar.getParent().getParent();
	}

	Path document() {
		return module().resolveSibling("docs").resolve("benchmarks.md");
	}

	Path readme() {
		return module().resolveSibling("README.md");
	}

	/**
	 * Where results go that nobody commits, and where servers run.
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	Path output() throws IOException {
		return Files.createDirectories(this.jar.resolveSibling("wire"));
	}

	List<String> libraryNames() {
		return this.libraries.stream().map((library) -> library.getFileName().toString()).toList();
	}

	List<String> serverCommand(ServerKind server, Jdk jdk) {
		if (server.platform() == Platform.QUARKUS) {
			return java(jdk.tool("java"), SERVER_FLAGS, List.of("-jar", QuarkusBuild.runner(this).toString()));
		}
		List<String> program = new ArrayList<>(List.of("-cp", classPath(server.platform())));
		program.add(server.platform().mainClass());
		program.addAll(server.arguments());
		List<String> command = new ArrayList<>(server.prefix());
		command.addAll(java(jdk.tool("java"), SERVER_FLAGS, program));
		return command;
	}

	List<String> clientCommand(List<String> arguments) {
		List<String> program = new ArrayList<>(List.of("-cp", this.jar.toString(), CLIENT));
		program.addAll(arguments);
		return java(Path.of(System.getProperty("java.home"), "bin", "java").toString(), CLIENT_FLAGS, program);
	}

	private String classPath(Platform platform) {
		// Not the jar itself, whose manifest would bring all the others with it.
		Stream<Path> needed = this.libraries.stream()
			.filter((library) -> platform.needs(library.getFileName().toString()));
		return Stream.concat(Stream.of(this.jar.resolveSibling("classes")), needed)
			.map(Path::toString)
			.collect(Collectors.joining(System.getProperty("path.separator")));
	}

	private static List<String> java(String java, List<String> flags, List<String> program) {
		List<String> command = new ArrayList<>();
		command.add(java);
		command.addAll(flags);
		command.addAll(program);
		return command;
	}

}
