/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeySegments}.
 */
class KeySegmentsTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			/42 42
			/4%32 42
			/a-b.c_d~e a-b.c_d~e
			/... ...
			/.hidden .hidden
			/%2e%2e%2e ...
			/a+b a+b
			/a%2Bb a+b
			/Room Room
			/a%3bb a;b
			/a%3Bb a;b
			/100%25 100%
			/%252F %2F
			/%2541 %41
			/a:b@c!$&'()*,=d a:b@c!$&'()*,=d
			/%7Bid%7D {id}
			/%7C%5B%5D%5E%60%22%3C%3E |[]^`"<>
			/caf%C3%A9 café
			/cafe%CC%81 cafe\u0301
			/%e6%97%a5%E6%9C%AC 日本
			/%F0%9F%92%A9 💩
			/%3F%23 ?#
			""")
	void whenSegmentHasOneReadingItIsDecodedOnce(String path, String segment) {
		assertThat(KeySegments.read(path)).containsExactly(segment);
	}

	@Test
	void whenSpaceIsEncodedItIsASpace() {
		assertThat(KeySegments.read("/a%20b")).containsExactly("a b");
		assertThat(KeySegments.read("/%20")).containsExactly(" ");
		assertThat(KeySegments.read("/%C2%A0")).containsExactly("\u00a0");
	}

	@Test
	void whenThereAreSeveralSegmentsEachIsDecodedByItself() {
		assertThat(KeySegments.read("/eu/42")).containsExactly("eu", "42");
		assertThat(KeySegments.read("/%65u/a%20b/%C3%A9")).containsExactly("eu", "a b", "é");
		assertThat(KeySegments.read("/a/b/c/d/e")).containsExactly("a", "b", "c", "d", "e");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "//", "42", "42/", "/42/", "//42", "/42//", "/a//b", "/a/", "/a/b/", "/.", "/..",
			"/a/..", "/../a", "/a/../b", "/a/./b", "/./a", "/%2e", "/%2E%2E", "/.%2e", "/%2e.", "/a/%2e%2e/b" })
	void whenSegmentIsEmptyOrDotsThereIsNoKey(String path) {
		assertThat(KeySegments.read(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%2F", "/%2f", "/a%2Fb", "/..%2f..%2Fetc", "/\\", "/a\\b", "/%5C", "/a%5cb", "/..%5c" })
	void whenThereIsASlashOrBackslashInASegmentThereIsNoKey(String path) {
		assertThat(KeySegments.read(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/;", "/42;", "/;42", "/42;jsessionid=1", "/4;a=b/2", "/..;/a", "/42;/" })
	void whenThereIsAParameterThereIsNoKey(String path) {
		assertThat(KeySegments.read(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%", "/4%", "/%4", "/4%2", "/%zz", "/%g0", "/%0g", "/%%", "/%%34", "/% 1", "/%+1", "/%-1",
			"/%4/2", "/%/42", "/%u0041", "/%\uff11\uff11", "/%1\u0661" })
	void whenPercentIsNotFollowedByTwoDigitsThereIsNoKey(String path) {
		assertThat(KeySegments.read(path)).isNull();
	}

	@Test
	void whenThereIsAControlCharacterThereIsNoKey() {
		for (int c = 0; c < 0x100; c++) {
			if (Character.isISOControl(c)) {
				String encoded = URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8);
				assertThat(KeySegments.read("/" + encoded)).as(encoded).isNull();
				assertThat(KeySegments.read("/a" + encoded + "b")).as(encoded).isNull();
				assertThat(KeySegments.read("/a" + (char) c + "b")).as(encoded).isNull();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a|b", "/[a]", "/{id}", "/a^", "/`", "/\"", "/<a>", "/a?b", "/a#b", "/a b", "/\u00e9",
			"/\u65e5\u672c", "/\u00a0", "/\ud83d\udca9", "/\u2028" })
	void whenCharacterIsNotEncodedThatMustBeThereIsNoKey(String path) {
		assertThat(KeySegments.read(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// a continuation alone, a beginning alone, cut
			"/%80", "/%BF", "/%C3", "/%C3a", "/%E6%97", "/%F0%9F%92", "/a%FF", "/%FE%FF",
			// longer than need be: a slash, a dot, zero
			"/%C0%AF", "/%C0%AE%C0%AE", "/%C0%80", "/%E0%80%AF", "/%F0%80%80%AF", "/%C1%81",
			// halves of a pair, and beyond Unicode
			"/%ED%A0%80", "/%ED%A0%BD%ED%B2%A9", "/%F4%90%80%80", "/%F8%88%80%80%80",
			// split by a slash, Latin 1
			"/%C3/%A9", "/caf%E9" })
	void whenOctetsAreNoUtf8ThereIsNoKey(String path) {
		assertThat(KeySegments.read(path)).isNull();
	}

	@Test
	void whenKeysDifferInCaseOrFormTheyAreDifferent() {
		assertThat(KeySegments.read("/ROOM")).isNotEqualTo(KeySegments.read("/room"));
		assertThat(KeySegments.read("/caf%C3%A9")).isNotEqualTo(KeySegments.read("/cafe%CC%81"));
	}

	// What is one key when it is written as URIs are is the same key when every octet is
	// encoded.
	@Test
	void whenEveryOctetIsEncodedTheKeyIsTheSame() {
		for (String key : List.of("42", "a b", "é日💩", "100%", "a;b", "~!*'()")) {
			StringBuilder encoded = new StringBuilder("/");
			for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
				encoded.append("%%%02x".formatted(octet & 0xFF));
			}
			assertThat(KeySegments.read(encoded.toString())).containsExactly(key);
			assertThat(KeySegments.read("/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20")))
				.containsExactly(key);
		}
	}

}
