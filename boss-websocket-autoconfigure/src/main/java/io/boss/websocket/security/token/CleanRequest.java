/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.boss.websocket.endpoint.handshake.HandshakeSecret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Handshake without its secret, as everybody after the {@link TokenFilter} sees it. A
 * bearer token is where every resource server looks for it, instead of what the browser
 * may have put there by itself.
 */
final class CleanRequest extends HttpServletRequestWrapper {

	private final Map<String, List<String>> replaced;

	private final Set<String> hiddenParameters;

	CleanRequest(HttpServletRequest request, List<String> subprotocols, PresentedSecret secret) {
		super(request);
		this.replaced = (secret.kind() == HandshakeSecret.BEARER)
				? Map.of(SecretReader.SUBPROTOCOL_HEADER, joined(subprotocols), HttpHeaders.AUTHORIZATION,
						List.of("Bearer " + secret.value()))
				: Map.of(SecretReader.SUBPROTOCOL_HEADER, joined(subprotocols));
		this.hiddenParameters = secret.inQuery() ? Set.of(secret.kind().queryParameter()) : Set.of();
	}

	private static List<String> joined(List<String> subprotocols) {
		return subprotocols.isEmpty() ? List.of() : List.of(String.join(", ", subprotocols));
	}

	private @Nullable List<String> replacement(String name) {
		for (Map.Entry<String, List<String>> header : this.replaced.entrySet()) {
			if (header.getKey().equalsIgnoreCase(name)) {
				return header.getValue();
			}
		}
		return null;
	}

	@Override
	public @Nullable String getHeader(String name) {
		List<String> values = replacement(name);
		if (values == null) {
			return super.getHeader(name);
		}
		return values.isEmpty() ? null : values.get(0);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		List<String> values = replacement(name);
		return (values != null) ? Collections.enumeration(values) : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
		names.removeIf((name) -> replacement(name) != null);
		this.replaced.forEach((name, values) -> {
			if (!values.isEmpty()) {
				names.add(name);
			}
		});
		return Collections.enumeration(names);
	}

	@Override
	public @Nullable String getQueryString() {
		String query = super.getQueryString();
		if (query == null || this.hiddenParameters.isEmpty()) {
			return query;
		}
		String rest = Arrays.stream(query.split("&", -1))
			.filter((pair) -> !this.hiddenParameters.contains(nameOf(pair)))
			.collect(Collectors.joining("&"));
		return rest.isEmpty() ? null : rest;
	}

	private static String nameOf(String pair) {
		String name = pair.split("=", 2)[0];
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	@Override
	public @Nullable String getParameter(String name) {
		return this.hiddenParameters.contains(name) ? null : super.getParameter(name);
	}

	@Override
	public String @Nullable [] getParameterValues(String name) {
		return this.hiddenParameters.contains(name) ? null : super.getParameterValues(name);
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(getParameterMap().keySet());
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		if (this.hiddenParameters.isEmpty()) {
			return super.getParameterMap();
		}
		Map<String, String[]> rest = new LinkedHashMap<>(super.getParameterMap());
		rest.keySet().removeAll(this.hiddenParameters);
		return Collections.unmodifiableMap(rest);
	}

}
