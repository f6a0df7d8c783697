/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.boss.websocket.benchmark.wire.plan.Jdk;

/**
 * Description of the machine and of the measured versions.
 *
 * @param hardware the machine
 * @param java the JDK, and how it was started
 * @param versions the versions, by name
 */
public record Machine(String hardware, String java, List<String> versions) {

	private static final Map<String, String> PRODUCTS = Map.of("Spring Boot", "spring-boot", "Spring Framework",
			"spring-core", "Tomcat", "tomcat-embed-core", "Vert.x", "vertx-core", "Netty", "netty-common", "Quarkus",
			"io.quarkus.quarkus-websockets-next", "Vert.x below Quarkus", "io.vertx.vertx-core");

	private static final long KILOBYTES_PER_GIGABYTE = 1024 * 1024;

	/**
	 * Looks around.
	 * @param libraries file names of jars
	 * @param quarkus directory with the jars of the Quarkus application, which need not
	 * be there
	 * @param flags of the servers
	 * @return what was seen
	 * @throws IOException if {@code /proc} is not as Linux has it
	 */
	public static Machine describe(List<String> libraries, Path quarkus, List<String> flags) throws IOException {
		long memory = Long.parseLong(find(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", ""));
		String hardware = "%d cores, %s, %d GB, %s %s".formatted(Runtime.getRuntime().availableProcessors(),
				find(Path.of("/proc/cpuinfo"), "model name"), Math.round(memory / (double) KILOBYTES_PER_GIGABYTE),
				System.getProperty("os.name"), System.getProperty("os.version"));
		List<String> releases = new ArrayList<>();
		for (Jdk jdk : Jdk.found()) {
			releases.add(jdk.release());
		}
		String java = "%s, servers with `%s`".formatted(String.join(" and ", releases), String.join(" ", flags));
		List<String> names = new ArrayList<>(libraries);
		if (Files.isDirectory(quarkus)) {
			try (Stream<Path> jars = Files.list(quarkus)) {
				jars.forEach((path) -> names.add(path.getFileName().toString()));
			}
		}
		return new Machine(hardware, java, versions(names));
	}

	private static List<String> versions(List<String> jars) {
		List<String> versions = new ArrayList<>();
		PRODUCTS.forEach((product, artifact) -> {
			Pattern pattern = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
			jars.stream()
				.map(pattern::matcher)
				.filter(Matcher::matches)
				.findFirst()
				.ifPresent((matcher) -> versions.add(product + " " + matcher.group(1)));
		});
		return versions.stream().sorted().toList();
	}

	private static String find(Path file, String name) throws IOException {
		return Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith(name))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse("unknown");
	}

}
