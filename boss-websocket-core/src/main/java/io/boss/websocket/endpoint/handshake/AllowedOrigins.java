/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.SockJsServiceRegistration;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistration;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Registration with Spring that keeps to itself which origins may connect besides the
 * server's own, whatever sets them last: the {@link OriginCheck} decides, and Spring,
 * which is asked behind it and compares letter by letter, lets in what it is shown.
 */
final class AllowedOrigins implements WebSocketHandlerRegistration {

	private final WebSocketHandlerRegistration registration;

	// Set while the application starts, read by requests.
	private volatile Allowed allowed = Allowed.of(List.of(), List.of());

	AllowedOrigins(WebSocketHandlerRegistration registration) {
		this.registration = registration.setAllowedOriginPatterns("*");
	}

	/**
	 * Whether an origin is among them, as Spring compares it, without regard to case, and
	 * to a port that is the scheme's own.
	 * @param origin the origin as the client writes it
	 * @param page the same, if it can be read
	 * @return whether it may connect
	 */
	boolean contain(String origin, @Nullable PageOrigin page) {
		return this.allowed.contain(origin, page);
	}

	@Override
	public WebSocketHandlerRegistration setAllowedOrigins(String... origins) {
		this.allowed = Allowed.of(List.of(origins), this.allowed.patterns());
		return this;
	}

	@Override
	public WebSocketHandlerRegistration setAllowedOriginPatterns(String... originPatterns) {
		this.allowed = Allowed.of(this.allowed.origins(), List.of(originPatterns));
		return this;
	}

	@Override
	public WebSocketHandlerRegistration addHandler(WebSocketHandler handler, String... paths) {
		this.registration.addHandler(handler, paths);
		return this;
	}

	@Override
	public WebSocketHandlerRegistration setHandshakeHandler(HandshakeHandler handshakeHandler) {
		this.registration.setHandshakeHandler(handshakeHandler);
		return this;
	}

	@Override
	public WebSocketHandlerRegistration addInterceptors(HandshakeInterceptor... interceptors) {
		this.registration.addInterceptors(interceptors);
		return this;
	}

	@Override
	public SockJsServiceRegistration withSockJS() {
		return this.registration.withSockJS();
	}

	/**
	 * Origins that may connect, and their parsed forms, which are made once.
	 *
	 * @param origins the origins as they are written
	 * @param patterns the patterns as they are written
	 * @param parsed those of the origins that can be read
	 * @param rules all of them, as Spring compares them
	 */
	private record Allowed(List<String> origins, List<String> patterns, List<PageOrigin> parsed,
			CorsConfiguration rules) {

		static Allowed of(List<String> origins, List<String> patterns) {
			CorsConfiguration rules = new CorsConfiguration();
			rules.setAllowedOrigins(origins);
			rules.setAllowedOriginPatterns(
					patterns.stream().map((pattern) -> pattern.toLowerCase(Locale.ROOT)).toList());
			List<PageOrigin> parsed = origins.stream()
				.map(PageOrigin::parse)
				.filter(Objects::nonNull)
				.map(Objects::requireNonNull)
				.toList();
			return new Allowed(origins, patterns, parsed, rules);
		}

		boolean contain(String origin, @Nullable PageOrigin page) {
			return (page != null && this.parsed.contains(page))
					|| this.rules.checkOrigin(origin.toLowerCase(Locale.ROOT)) != null;
		}

	}

}
