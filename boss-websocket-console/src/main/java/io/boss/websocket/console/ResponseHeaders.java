/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Headers of the response to the request of this thread. The actuator's responses have no
 * headers of their own, so they are set where Spring MVC keeps the response. Without
 * Spring MVC nothing is set.
 */
final class ResponseHeaders {

	private ResponseHeaders() {
	}

	/**
	 * Sets headers that keep others from reading, framing, caching and adding to a page.
	 * @param policy the content security policy
	 */
	static void write(String policy) {
		HttpServletResponse response = (RequestContextHolder
			.getRequestAttributes() instanceof ServletRequestAttributes attributes) ? attributes.getResponse() : null;
		if (response != null) {
			write(response, "Content-Security-Policy", policy);
			write(response, "X-Content-Type-Options", "nosniff");
			write(response, "Referrer-Policy", "no-referrer");
			write(response, HttpHeaders.CACHE_CONTROL, "no-store");
		}
	}

	// What a filter of the application has said is the application's wish.
	private static void write(HttpServletResponse response, String name, String value) {
		if (!response.containsHeader(name)) {
			response.setHeader(name, value);
		}
	}

	static @Nullable HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

}
