/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.StringUtils;

/**
 * Handshake that a test makes. Without more it is that of a program, on this machine,
 * without a user. Not safe on several threads.
 *
 * @since 0.1.0
 */
public final class TestHandshake {

	private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";

	private static final String BOSS = "boss.v1";

	private final HttpHeaders headers = new HttpHeaders();

	private final List<Cookie> cookies = new ArrayList<>();

	private final List<RequestPostProcessor> processors = new ArrayList<>();

	private final List<String> roles = new ArrayList<>();

	private boolean bossV1;

	private @Nullable String user;

	private @Nullable String name;

	/**
	 * Creates a handshake of nobody.
	 */
	public TestHandshake() {
	}

	/**
	 * Adds a header.
	 * @param name the name of the header
	 * @param value its value
	 * @return this handshake
	 */
	public TestHandshake header(String name, String value) {
		this.headers.add(name, value);
		return this;
	}

	/**
	 * Sets the origin, as browsers do for the page that connects.
	 * @param origin the origin, such as {@code https://example.com}
	 * @return this handshake
	 */
	public TestHandshake origin(String origin) {
		this.headers.setOrigin(origin);
		return this;
	}

	/**
	 * Offers subprotocols.
	 * @param subprotocols the subprotocols, best first
	 * @return this handshake
	 */
	public TestHandshake subprotocols(String... subprotocols) {
		return header(SUBPROTOCOLS, String.join(", ", subprotocols));
	}

	/**
	 * Speaks {@code boss.v1}, as the client for pages does, beside the subprotocols that
	 * are offered already. What belongs to the protocol is not shown among the messages,
	 * and {@link TestClient#whenAsked} answers the service.
	 * @return this handshake
	 */
	public TestHandshake bossV1() {
		this.bossV1 = true;
		List<String> own = this.headers.getOrEmpty(SUBPROTOCOLS);
		String offered = own.isEmpty() ? BOSS
				: StringUtils.commaDelimitedListToSet(String.join(",", own))
					.stream()
					.map((name) -> name.strip() + "+" + BOSS)
					.collect(Collectors.joining(", "));
		this.headers.set(SUBPROTOCOLS, offered);
		return this;
	}

	/**
	 * Shows a token as {@code Authorization: Bearer}.
	 * @param token the token
	 * @return this handshake
	 */
	public TestHandshake bearer(String token) {
		this.headers.setBearerAuth(token);
		return this;
	}

	/**
	 * Adds a cookie.
	 * @param name the name of the cookie
	 * @param value its value
	 * @return this handshake
	 */
	public TestHandshake cookie(String name, String value) {
		this.cookies.add(new Cookie(name, value));
		return this;
	}

	/**
	 * Lets a user make the handshake. With Spring Security the user is authenticated, by
	 * whatever: for users of {@code @WithMockUser} this is not needed.
	 * @param name the name of the user
	 * @param roles the roles of the user, without {@code ROLE_}
	 * @return this handshake
	 */
	public TestHandshake user(String name, String... roles) {
		this.user = name;
		this.roles.clear();
		this.roles.addAll(List.of(roles));
		return this;
	}

	/**
	 * Sets the address of the client.
	 * @param address the IP address
	 * @return this handshake
	 */
	public TestHandshake remoteAddress(String address) {
		return with((request) -> {
			request.setRemoteAddr(address);
			return request;
		});
	}

	/**
	 * Names the client in the transcript and in failures.
	 * @param name the name
	 * @return this handshake
	 */
	public TestHandshake named(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Changes the request by any means of Spring's MockMvc, such as {@code jwt()} of
	 * Spring Security.
	 * @param processor changes the request
	 * @return this handshake
	 */
	public TestHandshake with(RequestPostProcessor processor) {
		this.processors.add(processor);
		return this;
	}

	/**
	 * Lets a principal make the handshake.
	 * @param principal the user
	 * @return this handshake
	 */
	public TestHandshake principal(Principal principal) {
		return with((request) -> {
			request.setUserPrincipal(principal);
			return request;
		});
	}

	/**
	 * Headers of the request.
	 * @return the headers, to be changed
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Cookies of the request, those in a header {@code Cookie} as well.
	 * @return a copy
	 */
	public List<Cookie> cookies() {
		List<Cookie> all = new ArrayList<>(this.cookies);
		this.headers.getOrEmpty(HttpHeaders.COOKIE).forEach((header) -> {
			for (String cookie : StringUtils.tokenizeToStringArray(header, ";")) {
				String[] parts = StringUtils.split(cookie, "=");
				if (parts != null) {
					all.add(new Cookie(parts[0], parts[1]));
				}
			}
		});
		return List.copyOf(all);
	}

	/**
	 * What changes the request, in this order.
	 * @return a copy
	 */
	public List<RequestPostProcessor> processors() {
		return List.copyOf(this.processors);
	}

	/**
	 * Whether {@code boss.v1} is spoken.
	 * @return whether {@link #bossV1()} was called
	 */
	public boolean speaksBossV1() {
		return this.bossV1;
	}

	/**
	 * The user.
	 * @return the name, or {@code null} if none was set
	 */
	public @Nullable String user() {
		return this.user;
	}

	/**
	 * Roles of the user.
	 * @return a copy
	 */
	public List<String> roles() {
		return List.copyOf(this.roles);
	}

	/**
	 * The name of the client in the transcript.
	 * @return the name, or {@code null} if none was set
	 */
	public @Nullable String name() {
		return this.name;
	}

}
