/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Visitor of a server of this machine who keeps cookies, as a browser does.
 */
public final class Visitor {

	private static final String CSRF_COOKIE = "XSRF-TOKEN";

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final URI server;

	private Visitor(int port) {
		this.server = URI.create("http://localhost:" + port);
	}

	public static Visitor of(int port) {
		return new Visitor(port);
	}

	/**
	 * Logs in with the login page of Spring Security.
	 * @param name the user's name
	 * @param password the user's password
	 * @return this visitor
	 */
	public Visitor login(String name, String password) {
		get("/login");
		HttpResponse<String> answer = post("/login", Map.of("username", name, "password", password));
		if (answer.headers().firstValue("location").orElse("").contains("error")) {
			throw new AssertionError("Login of " + name + " failed");
		}
		get("/login");
		return this;
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(this.server.resolve(path)).build());
	}

	public HttpResponse<String> post(String path, Map<String, String> form) {
		String body = form.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(this.server.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-" + CSRF_COOKIE, csrfToken())
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	public HttpResponse<String> postWithoutToken(String path) {
		return send(HttpRequest.newBuilder(this.server.resolve(path)).POST(BodyPublishers.noBody()).build());
	}

	/**
	 * The header with which a browser sends the cookies of the server.
	 * @return the value of the header {@code Cookie}
	 */
	public String cookies() {
		return this.cookies.getCookieStore()
			.get(this.server)
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	private String csrfToken() {
		return this.cookies.getCookieStore()
			.get(this.server)
			.stream()
			.filter((cookie) -> cookie.getName().equals(CSRF_COOKIE))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
