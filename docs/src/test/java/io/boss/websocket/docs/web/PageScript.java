/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Script of a page that runs in Node, beside the library's client and against a server of
 * this machine. What the script writes into an element is a line, such as
 * {@code #log hello}. Without Node 20 the test is skipped, but under {@code CI=true} it
 * fails.
 */
public final class PageScript implements AutoCloseable {

	private static final String CLIENT = "boss-websocket/client.js";

	private static final int OLDEST_NODE = 20;

	private static final long PATIENCE_SECONDS = 40;

	private final List<String> seen = new ArrayList<>();

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private final Path folder;

	private final Process node;

	private PageScript(Path folder, Process node) {
		this.folder = folder;
		this.node = node;
		Thread reader = new Thread(this::read, "page");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Runs a script as a page of a server does that has the cookies of a visitor.
	 * @param port the port of the server
	 * @param cookies the cookies, perhaps none
	 * @param resources where on the class path the scripts of the page are
	 * @param scripts the names of the scripts, the page's own first
	 * @return the page, which must be closed
	 * @throws IOException if there is no such script
	 */
	public static PageScript open(int port, String cookies, String resources, String... scripts) throws IOException {
		assumeNode();
		Path folder = Files.createTempDirectory("page");
		for (String script : scripts) {
			copy(resources + "/" + script, folder.resolve(script));
		}
		copy("META-INF/resources/" + CLIENT, folder.resolve(CLIENT));
		Files.writeString(folder.resolve("package.json"), "{ \"type\": \"module\" }");
		Path browser = Path.of("src", "test", "js", "browser.mjs").toAbsolutePath();
		Process node = new ProcessBuilder("node", "--experimental-websocket", "--no-warnings", browser.toString(),
				"http://localhost:" + port + "/", folder.resolve(scripts[0]).toString(), cookies)
			.redirectErrorStream(true)
			.start();
		return new PageScript(folder, node);
	}

	/**
	 * Waits until the page has shown something.
	 * @param line the selector of the element, a space, and the text
	 * @return this page
	 */
	public PageScript shows(String line) {
		while (!this.seen.contains(line)) {
			String next = next();
			assertThat(next).as("a line %s, behind %s", line, this.seen).isNotNull();
			this.seen.add(next);
		}
		return this;
	}

	public PageScript click(String selector) throws IOException {
		return tell("click " + selector);
	}

	public PageScript submit(String selector, String text) throws IOException {
		return tell("submit " + selector + " " + text);
	}

	@Override
	public void close() throws IOException {
		this.node.destroyForcibly();
		FileSystemUtils.deleteRecursively(this.folder);
	}

	private PageScript tell(String event) throws IOException {
		this.node.getOutputStream().write((event + "\n").getBytes(StandardCharsets.UTF_8));
		this.node.getOutputStream().flush();
		return this;
	}

	private String next() {
		try {
			return this.lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private void read() {
		try (BufferedReader reader = this.node.inputReader(StandardCharsets.UTF_8)) {
			reader.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add("ended: " + ex.getMessage());
		}
	}

	private static void copy(String resource, Path file) throws IOException {
		Files.createDirectories(file.getParent());
		try (InputStream in = new ClassPathResource(resource).getInputStream()) {
			Files.copy(in, file);
		}
	}

	private static void assumeNode() {
		boolean there = nodeVersion() >= OLDEST_NODE;
		if ("true".equals(System.getenv("CI"))) {
			assertThat(there).as("Node %s or newer, and CI=true", OLDEST_NODE).isTrue();
		}
		Assumptions.assumeTrue(there, "There is no Node " + OLDEST_NODE + " or newer");
	}

	private static int nodeVersion() {
		try {
			Process node = new ProcessBuilder("node", "--version").start();
			try (BufferedReader reader = node.inputReader()) {
				return Integer.parseInt(reader.readLine().substring(1).split("\\.")[0]);
			}
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
