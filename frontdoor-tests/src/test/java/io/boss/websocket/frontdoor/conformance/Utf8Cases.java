/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.boss.websocket.frontdoor.ClientFrame;

/**
 * Text that is UTF-8 (RFC 3629), and text that is not.
 */
final class Utf8Cases {

	private static final int TEXT = ClientFrame.FIN | ClientFrame.TEXT;

	private static final Map<String, String> VALID = new TreeMap<>(Map.ofEntries(Map.entry("1-byte.first", "00"),
			Map.entry("1-byte.last", "7f"), Map.entry("2-bytes.first", "c2 80"), Map.entry("2-bytes.last", "df bf"),
			Map.entry("3-bytes.first", "e0 a0 80"), Map.entry("3-bytes.before-surrogates", "ed 9f bf"),
			Map.entry("3-bytes.after-surrogates", "ee 80 80"), Map.entry("3-bytes.replacement", "ef bf bd"),
			Map.entry("3-bytes.non-character", "ef bf be"), Map.entry("3-bytes.last", "ef bf bf"),
			Map.entry("3-bytes.mark", "ef bb bf"), Map.entry("4-bytes.first", "f0 90 80 80"),
			Map.entry("4-bytes.non-character", "f0 9f bf bf"), Map.entry("4-bytes.plane-15", "f3 b0 80 80"),
			Map.entry("4-bytes.last", "f4 8f bf bf"),
			Map.entry("words", "ce ba e1 bd b9 cf 83 ce bc ce b5 20 e2 82 ac 20 f0 9f 98 80")));

	// The bytes before the last one could still become text; with the last one they
	// cannot.
	private static final Map<String, String> INVALID = new TreeMap<>(Map.ofEntries(
			Map.entry("continuation.first", "80"), Map.entry("continuation.last", "bf"),
			Map.entry("continuation.after-character", "c2 80 80"), Map.entry("overlong.2", "c0"),
			Map.entry("overlong.2.last", "c1"), Map.entry("overlong.3", "e0 80"), Map.entry("overlong.3.last", "e0 9f"),
			Map.entry("overlong.4", "f0 80"), Map.entry("overlong.4.last", "f0 8f"),
			Map.entry("surrogate.first", "ed a0"), Map.entry("surrogate.last", "ed bf"), Map.entry("beyond", "f4 90"),
			Map.entry("beyond.far", "f5"), Map.entry("5-bytes", "f8"), Map.entry("6-bytes", "fc"),
			Map.entry("fe", "fe"), Map.entry("ff", "ff"), Map.entry("cut.2", "c2 41"), Map.entry("cut.3", "e2 82 41"),
			Map.entry("cut.3.early", "e2 c2"), Map.entry("cut.4", "f0 9f 98 41"), Map.entry("cut.4.early", "f0 41")));

	private static final Map<String, String> UNFINISHED = new TreeMap<>(Map.of("2-bytes", "c2", "3-bytes.1", "e2",
			"3-bytes.2", "e2 82", "4-bytes.1", "f0", "4-bytes.2", "f0 9f", "4-bytes.3", "f0 9f 98"));

	private Utf8Cases() {
	}

	static Stream<Case> cases() {
		List<Case> cases = new ArrayList<>();
		VALID.forEach((id, hex) -> valid(cases, "6.valid." + id, hex));
		INVALID.forEach((id, hex) -> invalid(cases, "6.invalid." + id, hex));
		UNFINISHED.forEach((id, hex) -> unfinished(cases, "6.unfinished." + id, hex));
		byte[] noise = Payloads.hex("ff fe 80 c0 ed a0 80 f4 90");
		cases.add(Case.of("6.binary", "5.6", "a binary message that is no text")
			.send(ClientFrame.binary(noise))
			.echoes(ClientFrame.binary(noise))
			.works());
		cases.add(Case.of("6.binary.fragments", "5.6", "fragments of a binary message that is no text")
			.send(ClientFrame.of(ClientFrame.BINARY, noise), last(noise))
			.echoes(ClientFrame.binary(Payloads.hex("ff fe 80 c0 ed a0 80 f4 90 ff fe 80 c0 ed a0 80 f4 90")))
			.works());
		cases.add(Case.of("6.state", "8.1", "half a character in a binary message before text")
			.send(ClientFrame.binary(Payloads.hex("f0 9f")), ClientFrame.text("text"))
			.echoes(ClientFrame.binary(Payloads.hex("f0 9f")), ClientFrame.text("text"))
			.works());
		cases.add(Case.of("6.late", "8.1", "a wrong byte after much text")
			.send(ClientFrame.of(TEXT, concat(Payloads.utf8("€".repeat(30_000)), Payloads.hex("ff"))))
			.fails(1007));
		cases.add(Case.of("6.after-echo", "8.1", "wrong text after good text, in one write")
			.send(ClientFrame.text("good"), ClientFrame.of(TEXT, Payloads.hex("ff")))
			.echoes("good")
			.fails(1007));
		return cases.stream();
	}

	// In one frame, octet by octet, and in a fragment for each octet.
	private static void valid(List<Case> cases, String id, String hex) {
		byte[] bytes = Payloads.hex(hex);
		ClientFrame frame = ClientFrame.of(TEXT, bytes);
		cases.add(Case.of(id, "8.1", "text " + hex)
			.send(frame)
			.echoes(frame)
			.chopped(1, frame)
			.echoes(frame)
			.send(octets(bytes))
			.echoes(frame)
			.works());
	}

	private static void invalid(List<Case> cases, String id, String hex) {
		byte[] bytes = Payloads.hex(hex);
		byte[] amid = concat(concat(Payloads.utf8("κόσμε "), bytes), Payloads.utf8(" edited"));
		ClientFrame whole = ClientFrame.of(TEXT, amid);
		cases.add(Case.of(id + ".alone", "8.1", "text " + hex).send(ClientFrame.of(TEXT, bytes)).fails(1007));
		cases.add(Case.of(id + ".amid", "8.1", "text " + hex + " amid good text").send(whole).fails(1007));
		cases.add(Case.of(id + ".fragments", "8.1", "text " + hex + " in fragments").send(octets(bytes)).fails(1007));
		cases.add(Case.of(id + ".fast", "8.1", "text " + hex + " of which the rest is missing")
			.sendAllBut(" edited".length(), whole)
			.fails(1007));
		cases.add(Case.of(id + ".fast.fragment", "8.1", "text " + hex + " of which the last fragment is missing")
			.send(ClientFrame.of(ClientFrame.TEXT, bytes))
			.fails(1007));
	}

	private static void unfinished(List<Case> cases, String id, String hex) {
		byte[] bytes = Payloads.hex(hex);
		cases.add(Case.of(id + ".alone", "8.1", "text that ends after " + hex)
			.send(ClientFrame.of(TEXT, bytes))
			.fails(1007));
		cases.add(Case.of(id + ".after-text", "8.1", "text that ends after good text and " + hex)
			.send(ClientFrame.of(TEXT, concat(Payloads.utf8("good"), bytes)))
			.fails(1007));
		cases.add(Case.of(id + ".fragments", "8.1", "fragments that end after " + hex)
			.send(ClientFrame.of(ClientFrame.TEXT, bytes))
			.waits()
			.send(last(new byte[0]))
			.fails(1007));
	}

	private static ClientFrame[] octets(byte[] bytes) {
		ClientFrame[] frames = new ClientFrame[bytes.length + 1];
		for (int i = 0; i < bytes.length; i++) {
			frames[i] = ClientFrame.of((i == 0) ? ClientFrame.TEXT : ClientFrame.CONTINUATION, new byte[] { bytes[i] });
		}
		frames[bytes.length] = last(new byte[0]);
		return frames;
	}

	private static ClientFrame last(byte[] bytes) {
		return ClientFrame.of(ClientFrame.FIN | ClientFrame.CONTINUATION, bytes);
	}

	private static byte[] concat(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

}
