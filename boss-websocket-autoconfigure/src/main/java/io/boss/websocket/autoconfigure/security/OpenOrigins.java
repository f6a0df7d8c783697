/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.boss.websocket.config.EndpointSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/**
 * Finder of allowed origins that let every page of the web in.
 */
final class OpenOrigins {

	private static final Pattern SCHEME = Pattern.compile("^[a-z*]*://");

	private static final Pattern PORT = Pattern.compile(":(\\[.*]|[^:]*)$");

	private static final Pattern ANY_HOST = Pattern.compile("[*.]*\\*[*.]*");

	private static final List<String> STRANGERS = List.of("https://a1.invalid", "http://b2.test");

	private OpenOrigins() {
	}

	/**
	 * Finds an origin or a pattern that everybody can have.
	 * @param settings the settings of a service
	 * @return the first one, or {@code null} if there is none
	 */
	static @Nullable String find(EndpointSettings settings) {
		return Stream.concat(settings.allowedOrigins().stream(), settings.allowedOriginPatterns().stream())
			.filter(OpenOrigins::isOpen)
			.findFirst()
			.orElse(null);
	}

	// Every page can have the origin "null": it only has to open a sandboxed frame.
	private static boolean isOpen(String origin) {
		String lower = origin.strip().toLowerCase(Locale.ROOT);
		String host = PORT.matcher(SCHEME.matcher(lower).replaceFirst("")).replaceFirst("");
		return lower.equals("null") || ANY_HOST.matcher(host).matches() || takesStrangers(lower);
	}

	// As Spring reads patterns, which may have their star anywhere.
	private static boolean takesStrangers(String pattern) {
		CorsConfiguration origins = new CorsConfiguration();
		origins.addAllowedOriginPattern(pattern);
		return STRANGERS.stream().anyMatch((stranger) -> origins.checkOrigin(stranger) != null);
	}

}
