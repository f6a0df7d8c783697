/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.boss.websocket.actuate.EndpointPage;
import io.boss.websocket.console.PageFiles.PageFile;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.util.HtmlUtils;

/**
 * Page of the console, with its files, its configuration, and the types of messages for
 * the playground. Safe on any thread.
 */
final class ConsolePage implements EndpointPage {

	private static final String BASE = "{{base}}";

	private static final MimeType HTML = MimeType.valueOf("text/html;charset=UTF-8");

	private final PageFiles files = new PageFiles();

	private final ConsoleConfig config;

	private final @Nullable ServiceTypes types;

	/**
	 * Creates a page.
	 * @param config what the page is told about the application
	 * @param types the types of messages, or {@code null} if there is no playground
	 */
	ConsolePage(ConsoleConfig config, @Nullable ServiceTypes types) {
		this.config = config;
		this.types = types;
	}

	@Override
	public WebEndpointResponse<?> page() {
		PageFile index = this.files.file("index.html");
		if (index == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		writeHeaders();
		String page = new String(index.content(), StandardCharsets.UTF_8);
		return new WebEndpointResponse<>(page.replace(BASE, base(ResponseHeaders.request())), HTML);
	}

	// Relative, so that it does not matter what a proxy puts before the path.
	static String base(@Nullable HttpServletRequest request) {
		String path = (request != null) ? request.getRequestURI() : "/bosswebsocket";
		String segment = path.substring(path.lastIndexOf('/') + 1);
		int parameters = segment.indexOf(';');
		segment = (parameters >= 0) ? segment.substring(0, parameters) : segment;
		return "./" + (segment.isEmpty() ? "" : HtmlUtils.htmlEscape(segment) + "/");
	}

	@Override
	public @Nullable WebEndpointResponse<?> file(List<String> path, boolean showValues) {
		if (path.size() == 2 && path.get(0).equals("types") && path.get(1).endsWith(".json")) {
			String name = path.get(1).substring(0, path.get(1).length() - ".json".length());
			return data((this.types != null) ? this.types.of(name) : null);
		}
		if (path.size() != 1) {
			return null;
		}
		if (path.get(0).equals("config.json")) {
			return data(this.config.of(ResponseHeaders.request(), showValues));
		}
		PageFile file = path.get(0).equals("index.html") ? null : this.files.file(path.get(0));
		if (file == null) {
			return null;
		}
		writeHeaders();
		return new WebEndpointResponse<>(file.content(), file.type());
	}

	private @Nullable WebEndpointResponse<?> data(@Nullable OperationResponseBody data) {
		if (data == null) {
			return null;
		}
		writeHeaders();
		return new WebEndpointResponse<>(data, MimeTypeUtils.APPLICATION_JSON);
	}

	private void writeHeaders() {
		ResponseHeaders
			.write("default-src 'self'; connect-src 'self'" + this.config.otherOrigins(ResponseHeaders.request())
					+ "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
	}

}
