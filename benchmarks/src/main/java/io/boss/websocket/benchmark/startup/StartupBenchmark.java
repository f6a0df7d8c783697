/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.startup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Benchmark of what the starter adds to the start of an application without a bean of its
 * own, beside Spring Boot's own starters. The applications are started in turn, so that a
 * machine that becomes slower makes all of them slower. Command line:
 * {@code mvn -q -Pstartup -pl benchmarks -am
 * -DskipTests verify}, with {@code -Drounds=40} for more rounds.
 */
public final class StartupBenchmark {

	private static final Logger logger = System.getLogger(StartupBenchmark.class.getName());

	private final Path jar;

	private final List<Path> libraries;

	private StartupBenchmark(Path jar) throws IOException {
		this.jar = jar;
		try (Stream<Path> files = Files.list(jar.resolveSibling("lib"))) {
			this.libraries = files.sorted().toList();
		}
	}

	/**
	 * Runs the benchmark.
	 * @param args how many rounds
	 * @throws IOException if an application cannot be started
	 * @throws URISyntaxException never
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws IOException, URISyntaxException, InterruptedException {
		Path jar = Path.of(StartupBenchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 20;
		new StartupBenchmark(jar).run(rounds);
	}

	private void run(int rounds) throws IOException, InterruptedException {
		start(ClassPath.BOSS);
		Map<ClassPath, List<Start>> starts = new EnumMap<>(ClassPath.class);
		for (int round = 0; round < rounds; round++) {
			for (ClassPath classPath : ClassPath.values()) {
				starts.computeIfAbsent(classPath, (key) -> new ArrayList<>()).add(start(classPath));
			}
		}
		logger.log(Level.INFO, "\n" + table(starts) + "\n" + sizes());
	}

	private Start start(ClassPath classPath) throws IOException, InterruptedException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
				classPath.of(this.jar.resolveSibling("classes"), this.libraries), EmptyApplication.class.getName(),
				"--server.port=0", "--spring.main.banner-mode=off");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output.lines()
			.flatMap((line) -> Start.in(line).stream())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The application has not started: " + output));
	}

	private static String table(Map<ClassPath, List<Start>> starts) {
		StringBuilder table = new StringBuilder(
				"| application with | ready after, ms | CPU, ms | classes |\n|---|--:|--:|--:|\n");
		starts.forEach((classPath, all) -> table.append("| `%s` | %d | %d | %d |\n".formatted(classPath.title(),
				median(all, Start::elapsed), median(all, Start::cpu), median(all, Start::classes))));
		return table.append(difference(starts, ClassPath.WEB))
			.append(difference(starts, ClassPath.WEB_SOCKET))
			.toString();
	}

	// Of neighbours in time: their difference does not have the machine's own drift.
	private static String difference(Map<ClassPath, List<Start>> starts, ClassPath other) {
		List<Start> boss = starts.getOrDefault(ClassPath.BOSS, List.of());
		List<Start> others = starts.getOrDefault(other, List.of());
		List<Start> differences = new ArrayList<>();
		for (int i = 0; i < boss.size(); i++) {
			Start with = boss.get(i);
			Start without = others.get(i);
			differences.add(new Start(with.elapsed() - without.elapsed(), with.cpu() - without.cpu(),
					with.classes() - without.classes()));
		}
		return "| more than with `%s` | %d | %d | %d |\n".formatted(other.title(), median(differences, Start::elapsed),
				median(differences, Start::cpu), median(differences, Start::classes));
	}

	private static long median(List<Start> starts, ToLongFunction<Start> figure) {
		return starts.stream().mapToLong(figure).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
	}

	private String sizes() throws IOException {
		long sum = 0;
		StringBuilder sizes = new StringBuilder("| jar | KiB |\n|---|--:|\n");
		for (Path library : this.libraries) {
			String name = library.getFileName().toString();
			if (name.startsWith("boss-")) {
				long size = Files.size(library);
				sum += size;
				sizes.append("| `%s` | %d |\n".formatted(name, Math.round(size / 1024.0)));
			}
		}
		return sizes.append("| together | %d |\n".formatted(Math.round(sum / 1024.0))).toString();
	}

}
