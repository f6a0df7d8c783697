/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A handshake request to take apart (RFC 6455, section 4.1). Immutable.
 *
 * @param line the request line
 * @param headers the lines of the headers
 */
record UpgradeRequest(String line, List<String> headers) {

	static UpgradeRequest to(URI uri) {
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return new UpgradeRequest("GET " + uri.getRawPath() + query + " HTTP/1.1",
				List.of("Host: " + uri.getAuthority(), "Upgrade: websocket", "Connection: Upgrade",
						"Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
	}

	UpgradeRequest line(String old, String replacement) {
		return new UpgradeRequest(this.line.replace(old, replacement), this.headers);
	}

	UpgradeRequest without(String name) {
		return new UpgradeRequest(this.line,
				this.headers.stream().filter((header) -> !header.startsWith(name + ":")).toList());
	}

	UpgradeRequest and(String header) {
		return new UpgradeRequest(this.line, Stream.concat(this.headers.stream(), Stream.of(header)).toList());
	}

	UpgradeRequest with(String name, String value) {
		return without(name).and(name + ": " + value);
	}

	byte[] bytes() {
		return (this.line + "\r\n" + String.join("\r\n", this.headers) + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

}
