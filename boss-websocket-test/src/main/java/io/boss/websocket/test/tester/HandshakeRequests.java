/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.net.URI;
import java.util.List;

import io.boss.websocket.test.TestHandshake;
import jakarta.servlet.http.Cookie;

import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Requests of handshakes (RFC 6455, section 4.1), as Spring's mocks build them.
 */
public final class HandshakeRequests {

	// The nonce of RFC 6455's example: the answer to it is the same in each run.
	private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	private HandshakeRequests() {
	}

	/**
	 * Begins a request.
	 * @param uri the path, with a query if there is one
	 * @param handshake the handshake
	 * @param user lets the user of the handshake make it
	 * @return the request, with the headers and processors of the handshake
	 */
	public static MockHttpServletRequestBuilder of(URI uri, TestHandshake handshake, List<RequestPostProcessor> user) {
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.get(uri);
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.UPGRADE, "websocket");
		headers.set(HttpHeaders.CONNECTION, "Upgrade");
		headers.set("Sec-WebSocket-Version", "13");
		headers.set("Sec-WebSocket-Key", KEY);
		handshake.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
		request.headers(headers);
		Cookie[] cookies = handshake.cookies().toArray(new Cookie[0]);
		if (cookies.length > 0) {
			request.cookie(cookies);
		}
		user.forEach(request::with);
		handshake.processors().forEach(request::with);
		return request;
	}

}
