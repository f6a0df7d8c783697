/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Built site on a server of files and nothing else.
 */
final class SiteServer implements AutoCloseable {

	static final Path FOLDER = MarkdownPage.ROOT.resolve("docs/site/target/site");

	private static final Map<String, String> TYPES = Map.of("html", "text/html", "js", "text/javascript", "css",
			"text/css", "svg", "image/svg+xml", "json", "application/json", "png", "image/png", "woff2", "font/woff2");

	private final HttpServer server;

	SiteServer() throws IOException {
		requireBuilt();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", SiteServer::answer);
		this.server.start();
	}

	/**
	 * Skips the test where the site was not built, as there is no Node, but fails under
	 * CI=true.
	 */
	static void requireBuilt() {
		if (!Files.exists(FOLDER.resolve("index.html"))) {
			String message = "No site in " + FOLDER + ", which mvn -pl docs/site package builds with Node";
			if ("true".equals(System.getenv("CI"))) {
				Assertions.fail(message);
			}
			Assumptions.abort(message + "; skipped");
		}
	}

	/** Pages of the site, such as "guide/rooms.html". */
	static List<String> pages() {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.map((file) -> FOLDER.relativize(file).toString().replace('\\', '/'))
				.filter((name) -> name.endsWith(".html") && !name.equals("404.html"))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath().substring(1);
			Path file = FOLDER.resolve(path.isEmpty() ? "index.html" : path).normalize();
			boolean found = file.startsWith(FOLDER) && Files.isRegularFile(file);
			byte[] body = found ? Files.readAllBytes(file) : new byte[0];
			String name = file.getFileName().toString();
			exchange.getResponseHeaders()
				.set("Content-Type",
						TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
			exchange.sendResponseHeaders(found ? 200 : 404, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	String origin() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
