/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.net.URI;

import io.boss.websocket.test.TestHandshake;

import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Way of handshakes to the application: through Spring's MockMvc with all filters, or
 * straight to the mapping of the services.
 */
@FunctionalInterface
public interface HandshakePort {

	/**
	 * Makes a handshake, and returns when it is answered.
	 * @param uri the path, with a query if there is one
	 * @param handshake the handshake
	 * @return the answer
	 * @throws Exception what the application throws
	 */
	MockHttpServletResponse perform(URI uri, TestHandshake handshake) throws Exception;

	/**
	 * What may be wrong with a test whose handshake was refused.
	 * @param status the status of the answer
	 * @return a sentence, or an empty text
	 */
	default String hint(int status) {
		return "";
	}

}
