/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.util.List;

import io.boss.websocket.actuate.EndpointPage;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeTypeUtils;

/**
 * Page of a console that is switched off, which says so.
 */
final class DisabledPage implements EndpointPage {

	private static final String TEXT = """
			<!DOCTYPE html>
			<html lang="en">
			<head><meta charset="utf-8"><title>No console</title></head>
			<body>
			<h1>No console</h1>
			<p>The console is switched off by the property <code>boss.websocket.console.enabled=false</code>.
			Programs, which do not ask for HTML, get JSON from this address.</p>
			</body>
			</html>
			""";

	@Override
	public WebEndpointResponse<?> page() {
		ResponseHeaders.write("default-src 'none'; frame-ancestors 'none'");
		return new WebEndpointResponse<>(TEXT, WebEndpointResponse.STATUS_NOT_FOUND, MimeTypeUtils.TEXT_HTML);
	}

	@Override
	public @Nullable WebEndpointResponse<?> file(List<String> path, boolean showValues) {
		return null;
	}

}
