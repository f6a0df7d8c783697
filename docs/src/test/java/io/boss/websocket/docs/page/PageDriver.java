/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.page;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import org.springframework.util.FileSystemUtils;

/**
 * Headless Chromium that fills in the form of a page and reads its list. Without
 * Chromium, a test is skipped on somebody's own machine and fails where {@code CI=true}.
 */
public final class PageDriver {

	private static final long PATIENCE_SECONDS = 90;

	private PageDriver() {
	}

	/**
	 * Opens a page of an application, and says something in its form: each text when the
	 * page has shown an answer to the one before.
	 * @param port the port of the application, which serves {@code driver/driver.html}
	 * @param page the path of the page
	 * @param says what to say
	 * @return the lines of the list of the page
	 */
	public static List<String> linesAfter(int port, String page, String... says) {
		try {
			return drive(port, page, says);
		}
		catch (IOException | ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Cannot drive " + page, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> drive(int port, String page, String... says)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		Path chromium = chromium();
		Path profile = Files.createTempDirectory("boss-docs-chromium-");
		CompletableFuture<String> report = new CompletableFuture<>();
		HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		receiver.createContext("/", (exchange) -> receive(exchange, report));
		receiver.start();
		String driver = "http://localhost:" + port + "/driver/driver.html?page=" + encoded(page) + "&report="
				+ encoded("http://localhost:" + receiver.getAddress().getPort() + "/")
				+ Arrays.stream(says).map((text) -> "&say=" + encoded(text)).collect(Collectors.joining());
		Process browser = start(chromium, profile, driver);
		try {
			return report.get(PATIENCE_SECONDS, TimeUnit.SECONDS).lines().toList();
		}
		finally {
			end(browser);
			receiver.stop(0);
			FileSystemUtils.deleteRecursively(profile.toFile());
		}
	}

	private static Process start(Path chromium, Path profile, String url) throws IOException {
		return new ProcessBuilder(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--disable-popup-blocking", "--disable-background-timer-throttling",
				"--disable-renderer-backgrounding", "--user-data-dir=" + profile, url)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private static void end(Process browser) throws InterruptedException {
		List<ProcessHandle> helpers = browser.descendants().toList();
		browser.destroyForcibly().waitFor();
		helpers.forEach(ProcessHandle::destroyForcibly);
		helpers.forEach((helper) -> helper.onExit().join());
	}

	private static void receive(HttpExchange exchange, CompletableFuture<String> report) throws IOException {
		try (exchange) {
			String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(204, -1);
			report.complete(text);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static Path chromium() {
		Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome")
			.flatMap((name) -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
				.map((directory) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
		if (program.isEmpty()) {
			if ("true".equals(System.getenv("CI"))) {
				Assertions.fail("Not installed: chromium");
			}
			Assumptions.abort("Not installed: chromium; skipped");
		}
		return program.orElseThrow();
	}

}
