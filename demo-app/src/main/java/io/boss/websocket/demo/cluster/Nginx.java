/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.core.io.ClassPathResource;

/**
 * The nginx in front of the nodes.
 */
final class Nginx {

	// Administrators' programs are seldom on the path of others.
	private static final String PATH = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";

	private Nginx() {
	}

	/**
	 * Finds nginx.
	 * @return the program
	 * @throws IllegalStateException if there is none
	 */
	static Path find() {
		return Arrays.stream(PATH.split(File.pathSeparator))
			.map((directory) -> Path.of(directory, "nginx"))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("nginx is not installed. Install it, with 'apt install nginx'"
					+ " for one, or start nodes yourself and put another proxy in front."));
	}

	/**
	 * Starts nginx, and waits until it listens.
	 * @param program the program
	 * @param directory where its files are
	 * @param port where it listens
	 * @param nodes what it is in front of
	 * @throws IllegalStateException if it has ended instead
	 */
	static void start(Path program, Path directory, int port, List<Node> nodes)
			throws IOException, InterruptedException {
		Path configuration = directory.resolve("nginx.conf");
		Files.writeString(configuration, configure(port));
		Files.writeString(directory.resolve("nodes.conf"), Upstreams.of(nodes));
		Process process = new ProcessBuilder(program.toString(), "-p", directory.toString(), "-c",
				configuration.toString(), "-e", "error.log", "-g", "daemon off;")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("nginx.log").toFile())
			.start();
		while (!Ports.isOpen(port)) {
			if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException(
						"nginx has ended:\n" + Files.readString(directory.resolve("nginx.log")));
			}
		}
	}

	private static String configure(int port) throws IOException {
		return new ClassPathResource("cluster/nginx.conf").getContentAsString(StandardCharsets.UTF_8)
			.replace(":8080;", ":" + port + ";");
	}

}
