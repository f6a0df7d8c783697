/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.boss.websocket.session.ResumeRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.util.CollectionUtils;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Copies of headers that are kept as long as a connection lives, in a fraction of the
 * memory that a container's or Spring's own map takes.
 */
final class KeptHeaders {

	private static final int MAX_SHARED = 256;

	private static final int MAX_SHARED_LENGTH = 20;

	// Every client sends the same few names, and short values such as "websocket".
	// Bounded, because clients choose them.
	private static final Map<String, String> texts = new ConcurrentHashMap<>();

	// They have done their work, and a heap dump would show those of all clients.
	static final List<String> SECRETS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.PROXY_AUTHORIZATION);

	// Of all others a value may be a secret, which must not outlive its connection.
	private static final List<String> ALIKE = List.of(HttpHeaders.UPGRADE, HttpHeaders.CONNECTION, HttpHeaders.HOST,
			HttpHeaders.ORIGIN, HttpHeaders.PRAGMA, HttpHeaders.CACHE_CONTROL, HttpHeaders.ACCEPT_ENCODING,
			HttpHeaders.ACCEPT_LANGUAGE, "Sec-WebSocket-Version");

	private KeptHeaders() {
	}

	static HttpHeaders copyOf(HttpHeaders headers) {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> {
			if (SECRETS.stream().noneMatch(name::equalsIgnoreCase)) {
				copy.put(shared(name), kept(name, values));
			}
		});
		return HttpHeaders.readOnlyHttpHeaders(CollectionUtils.toMultiValueMap(copy));
	}

	private static List<String> kept(String name, List<String> values) {
		if (isAlike(name)) {
			return shared(values);
		}
		boolean resumes = name.equalsIgnoreCase(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL)
				&& values.stream().anyMatch((value) -> value.contains(ResumeRequest.PREFIX));
		return resumes ? List.of(withoutSession(values)) : List.copyOf(values);
	}

	private static String withoutSession(List<String> offered) {
		return offered.stream()
			.flatMap((line) -> Arrays.stream(line.split(",")))
			.map(String::strip)
			.filter((protocol) -> !protocol.contains(ResumeRequest.PREFIX))
			.collect(Collectors.joining(", "));
	}

	private static boolean isAlike(String name) {
		return ALIKE.stream().anyMatch(name::equalsIgnoreCase);
	}

	// Nearly all have one value, for which this is the smallest list.
	private static List<String> shared(List<String> values) {
		return (values.size() == 1) ? List.of(shared(values.get(0)))
				: values.stream().map(KeptHeaders::shared).toList();
	}

	private static String shared(String text) {
		String shared = texts.get(text);
		if (shared != null) {
			return shared;
		}
		if (text.length() <= MAX_SHARED_LENGTH && texts.size() < MAX_SHARED) {
			texts.put(text, text);
		}
		return text;
	}

}
