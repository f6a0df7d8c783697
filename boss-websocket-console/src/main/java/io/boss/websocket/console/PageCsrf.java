/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.ClassUtils;

/**
 * Token that Spring Security wants with each change. Only pages of the same origin can
 * read it here.
 *
 * @param header the name of the header that it goes into
 * @param token the token
 * @param cookie the name of the cookie that has it where Spring Security is told to keep
 * it in a cookie
 */
record PageCsrf(String header, String token, String cookie) {

	private static final boolean PRESENT = ClassUtils.isPresent("org.springframework.security.web.csrf.CsrfToken",
			PageCsrf.class.getClassLoader());

	private static final String COOKIE = "XSRF-TOKEN";

	static @Nullable PageCsrf of(HttpServletRequest request) {
		return PRESENT ? Reader.read(request) : null;
	}

	// Loaded only where Spring Security is.
	private static final class Reader {

		static @Nullable PageCsrf read(HttpServletRequest request) {
			return (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)
					? new PageCsrf(token.getHeaderName(), token.getToken(), COOKIE) : null;
		}

	}

}
