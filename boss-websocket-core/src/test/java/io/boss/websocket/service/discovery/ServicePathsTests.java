/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ServicePaths}.
 */
class ServicePathsTests {

	@ParameterizedTest
	@CsvSource({ "'', /websocket/x", "/, /websocket/x", "' / ', /websocket/x", "chat, /chat/websocket/x",
			"/chat, /chat/websocket/x", "/chat/, /chat/websocket/x", "chat/, /chat/websocket/x",
			"a/b.c/~d_-e, /a/b.c/~d_-e/websocket/x", "/.well-known, /.well-known/websocket/x" })
	void whenBaseUrlIsAPlainPathServicesAreBelowIt(String baseUrl, String path) {
		assertThat(new ServicePaths(baseUrl).of("x")).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/chat?x=1", "/{tenant}", "/*", "/**", "http://host/chat", "ws://host", "//host", "/a//b",
			"//", "/a b", "/a#b", "/a;b", "/%41", "/../x", "/a/..", "..", "/.", ".", "/a/./b", "/a/../b", "/ü" })
	void whenBaseUrlIsNotAPlainPathThrowsAndSaysWhich(String baseUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ServicePaths(baseUrl))
			.withMessage("'" + baseUrl + "' is not a plain path");
	}

}
