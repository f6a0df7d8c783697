/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.regex.Pattern;

/**
 * Paths of services below a base URL.
 */
public final class ServicePaths {

	// Clients resolve the segments "." and "..", so that no request would ever match.
	private static final Pattern SEGMENTS = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*");

	private final String base;

	/**
	 * Creates the paths below a base URL: {@code /}, empty, {@code chat}, {@code /chat}
	 * and {@code /chat/} are all understood.
	 * @param baseUrl the base URL
	 * @throws IllegalArgumentException if it is not a plain path
	 */
	public ServicePaths(String baseUrl) {
		String path = baseUrl.strip();
		path = path.startsWith("/") ? path : "/" + path;
		path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
		if (!SEGMENTS.matcher(path).matches()) {
			throw new IllegalArgumentException("'" + baseUrl + "' is not a plain path");
		}
		this.base = path;
	}

	/**
	 * Path of something that is no service.
	 * @param path where it is below the base URL, which begins with a slash
	 * @return the path
	 */
	public String below(String path) {
		return this.base + path;
	}

	/**
	 * Path of a service.
	 * @param name the name of the service
	 * @return the path, which begins with a slash
	 */
	public String of(String name) {
		return this.base + "/websocket/" + name;
	}

}
