/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Handshakes, right and wrong.
 */
final class HandshakeCases {

	private static final String ACCEPT = "Sec-WebSocket-Accept";

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private static final String KEY = "Sec-WebSocket-Key";

	private static final String PROTOCOL = "Sec-WebSocket-Protocol";

	private static final String VERSION = "Sec-WebSocket-Version";

	private HandshakeCases() {
	}

	static Stream<HandshakeCase> cases() {
		return Stream.of(good(), keys(), bad(), subprotocols()).flatMap((cases) -> cases);
	}

	private static Stream<HandshakeCase> good() {
		return Stream.of(
				HandshakeCase.of("10.plain", "4.2.2", "nothing special", (request) -> request, 101)
					.answers(ACCEPT, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
					.answers(EXTENSIONS, "")
					.answers(PROTOCOL, ""),
				HandshakeCase.of("10.case.upgrade", "4.2.1", "an Upgrade in other letters",
						(request) -> request.with("Upgrade", "WebSocket"), 101),
				HandshakeCase.of("10.case.connection", "4.2.1", "a Connection in other letters",
						(request) -> request.with("Connection", "upGRADE"), 101),
				HandshakeCase
					.of("10.case.names", "4.2.1", "names in small letters",
							(request) -> new UpgradeRequest(request.line(),
									request.headers()
										.stream()
										.map((header) -> header.split(":", 2))
										.map((header) -> header[0].toLowerCase(Locale.ROOT) + ":" + header[1])
										.toList()),
							101)
					.answers(ACCEPT, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
				HandshakeCase.of("10.connection.list", "4.2.1", "an Upgrade among other options of Connection",
						(request) -> request.with("Connection", "keep-alive, Upgrade"), 101),
				HandshakeCase.of("10.connection.lines", "4.2.1", "a Connection in two lines",
						(request) -> request.with("Connection", "keep-alive").and("Connection: Upgrade"), 101),
				HandshakeCase
					.of("10.extension.unknown", "9.1", "an extension that nobody knows",
							(request) -> request.with(EXTENSIONS, "x-unknown; level=9"), 101)
					.answers(EXTENSIONS, ""),
				HandshakeCase.of("10.origin.own", "4.2.2", "the server's own origin",
						(request) -> request
							.and("Origin: http://" + request.headers().get(0).substring("Host: ".length())),
						101),
				HandshakeCase.of("10.query", "4.2.1", "a query with what has been escaped",
						(request) -> request.line(" HTTP", "?a=%20b&c HTTP"), 101));
	}

	private static Stream<HandshakeCase> keys() {
		List<HandshakeCase> cases = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			byte[] nonce = Arrays.copyOf(Payloads.noise(16 + i), 16);
			String key = Base64.getEncoder().encodeToString(nonce);
			cases.add(HandshakeCase.of("10.key." + i, "4.2.2", "key " + key, (request) -> request.with(KEY, key), 101)
				.answers(ACCEPT, accept(key)));
		}
		cases.add(badKey("none", "no key", (request) -> request.without(KEY)));
		cases.add(badKey("empty", "an empty key", (request) -> request.with(KEY, "")));
		cases.add(badKey("short", "a key of 15 bytes", (request) -> request.with(KEY, key(15))));
		cases.add(badKey("long", "a key of 17 bytes", (request) -> request.with(KEY, key(17))));
		cases.add(badKey("longer", "a key of 18 bytes", (request) -> request.with(KEY, key(18))));
		cases.add(badKey("letters", "a key that is not Base64",
				(request) -> request.with(KEY, "dGhlIHNhbXBsZSBub2*jZQ==")));
		cases
			.add(badKey("unpadded", "a key without padding", (request) -> request.with(KEY, "dGhlIHNhbXBsZSBub25jZQ")));
		cases.add(badKey("twice", "two keys", (request) -> request.and(KEY + ": " + key(16))));
		return cases.stream();
	}

	private static HandshakeCase badKey(String id, String what, UnaryOperator<UpgradeRequest> change) {
		return HandshakeCase.of("10.bad-key." + id, "4.2.1", what, change, 400);
	}

	private static String key(int length) {
		return Base64.getEncoder().encodeToString(Payloads.noise(length));
	}

	private static String accept(String key) {
		try {
			byte[] both = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<HandshakeCase> bad() {
		List<HandshakeCase> cases = new ArrayList<>();
		for (String version : List.of("12", "14", "8", "0", "256", "x", "")) {
			cases.add(
					HandshakeCase
						.of("10.version." + version, "4.4", "version '" + version + "'",
								(request) -> request.with(VERSION, version), 426)
						.answers(VERSION, "13"));
		}
		cases.add(HandshakeCase.of("10.version.none", "4.4", "no version", (request) -> request.without(VERSION), 426)
			.answers(VERSION, "13"));
		cases.add(
				HandshakeCase.of("10.upgrade.none", "4.2.1", "no Upgrade", (request) -> request.without("Upgrade"), 426)
					.answers("Upgrade", "websocket"));
		cases.add(HandshakeCase.of("10.upgrade.other", "4.2.1", "an Upgrade to something else",
				(request) -> request.with("Upgrade", "h2c"), 426));
		cases.add(HandshakeCase.of("10.connection.none", "4.2.1", "no Connection",
				(request) -> request.without("Connection"), 400));
		cases.add(HandshakeCase.of("10.connection.other", "4.2.1", "a Connection that is not to be upgraded",
				(request) -> request.with("Connection", "keep-alive"), 400));
		cases.add(HandshakeCase.of("10.host.none", "4.2.1", "no Host", (request) -> request.without("Host"), 400));
		cases.add(HandshakeCase.of("10.method", "4.2.1", "a POST",
				(request) -> request.line("GET", "POST").and("Content-Length: 0"), 405));
		cases.add(HandshakeCase.of("10.origin.foreign", "4.2.2", "a foreign origin",
				(request) -> request.and("Origin: https://foe.example"), 403));
		cases.add(HandshakeCase.of("10.origin.null", "4.2.2", "the origin of nowhere",
				(request) -> request.and("Origin: null"), 403));
		cases.add(HandshakeCase.of("10.unknown", "4.2.2", "a service that is not there", (request) -> request, 404)
			.to("nobody"));
		return cases.stream();
	}

	private static Stream<HandshakeCase> subprotocols() {
		return Stream
			.of(HandshakeCase
				.of("10.subprotocol.one", "4.2.2", "a subprotocol that is spoken",
						(request) -> request.and(PROTOCOL + ": first.example"), 101)
				.to("polyglot")
				.answers(PROTOCOL, "first.example"),
					HandshakeCase.of("10.subprotocol.list", "4.2.2", "several subprotocols",
							(request) -> request.and(PROTOCOL + ": other.example, first.example, second.example"), 101)
						.to("polyglot")
						.answers(PROTOCOL, "second.example"),
					HandshakeCase
						.of("10.subprotocol.lines", "4.2.2", "several subprotocols in several lines",
								(request) -> request.and(PROTOCOL + ": other.example")
									.and(PROTOCOL + ": first.example"),
								101)
						.to("polyglot")
						.answers(PROTOCOL, "first.example"),
					HandshakeCase
						.of("10.subprotocol.none", "4.2.2", "no subprotocol where one is needed", (request) -> request,
								400)
						.to("polyglot"),
					HandshakeCase
						.of("10.subprotocol.case", "4.2.2", "a subprotocol in other letters",
								(request) -> request.and(PROTOCOL + ": First.example"), 400)
						.to("polyglot"),
					HandshakeCase
						.of("10.subprotocol.any", "4.2.2", "subprotocols of a service that takes any",
								(request) -> request.and(PROTOCOL + ": one.example, two.example"), 101)
						.answers(PROTOCOL, "one.example"));
	}

}
