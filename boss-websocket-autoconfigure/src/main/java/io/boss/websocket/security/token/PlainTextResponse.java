/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Response in plain words, as the gate of handshakes gives it.
 */
final class PlainTextResponse {

	private PlainTextResponse() {
	}

	static void write(HttpServletResponse response, HttpStatus status, String text) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
