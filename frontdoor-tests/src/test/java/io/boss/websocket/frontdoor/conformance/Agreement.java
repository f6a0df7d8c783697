/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server has answered to offers of permessage-deflate (RFC 7692, section 7.1).
 *
 * @param parameters the parameters with their values, empty for none
 */
record Agreement(Map<String, String> parameters) {

	static final String SERVER_NO_CONTEXT = "server_no_context_takeover";

	static final String CLIENT_NO_CONTEXT = "client_no_context_takeover";

	static final String SERVER_BITS = "server_max_window_bits";

	static final String CLIENT_BITS = "client_max_window_bits";

	/**
	 * Reads an answer, and checks that it can be one.
	 * @param header the header, or {@code null}
	 * @return the agreement, or {@code null} if there is none
	 */
	static Agreement of(String header) {
		if (header == null) {
			return null;
		}
		String[] parts = header.split(" *; *");
		assertThat(parts[0]).as("extension").isEqualTo("permessage-deflate");
		Map<String, String> parameters = new LinkedHashMap<>();
		Arrays.stream(parts).skip(1).forEach((part) -> {
			String[] parameter = part.split(" *= *", 2);
			String value = (parameter.length > 1) ? parameter[1].replace("\"", "") : "";
			assertThat(parameters.put(parameter[0], value)).as("the same parameter again").isNull();
			check(parameter[0], value);
		});
		return new Agreement(parameters);
	}

	private static void check(String name, String value) {
		if (Set.of(SERVER_NO_CONTEXT, CLIENT_NO_CONTEXT).contains(name)) {
			assertThat(value).as(name).isEmpty();
		}
		else {
			assertThat(name).isIn(SERVER_BITS, CLIENT_BITS);
			assertThat(Integer.parseInt(value)).as(name).isBetween(8, 15);
		}
	}

	static boolean isNone(Agreement agreement) {
		return agreement == null;
	}

	boolean has(String parameter) {
		return this.parameters.containsKey(parameter);
	}

	int clientBits() {
		return Integer.parseInt(this.parameters.get(CLIENT_BITS));
	}

	int serverBits() {
		return Integer.parseInt(this.parameters.getOrDefault(SERVER_BITS, "15"));
	}

}
