/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Extension that a client offers (RFC 6455, section 9.1).
 *
 * @param name the extension
 * @param parameters its parameters, in their order, which may name one twice
 */
record ExtensionOffer(String name, List<Parameter> parameters) {

	/**
	 * Reads the offers in a header.
	 * @param header a value of {@code Sec-WebSocket-Extensions}
	 * @return the offers in their order, none at all if the value breaks the grammar
	 */
	static List<ExtensionOffer> parse(String header) {
		List<ExtensionOffer> offers = new ArrayList<>();
		HeaderScanner scanner = new HeaderScanner(header);
		do {
			// A list may have empty elements (RFC 9110, section 5.6.1).
			if (!scanner.isAt(',') && !scanner.isAtEnd()) {
				ExtensionOffer offer = parseOne(scanner);
				if (offer == null) {
					return List.of();
				}
				offers.add(offer);
			}
		}
		while (scanner.skip(','));
		return scanner.isAtEnd() ? offers : List.of();
	}

	private static @Nullable ExtensionOffer parseOne(HeaderScanner scanner) {
		String name = scanner.token();
		if (name == null) {
			return null;
		}
		List<Parameter> parameters = new ArrayList<>();
		while (scanner.skip(';')) {
			Parameter parameter = parseParameter(scanner);
			if (parameter == null) {
				return null;
			}
			parameters.add(parameter);
		}
		return new ExtensionOffer(name, parameters);
	}

	private static @Nullable Parameter parseParameter(HeaderScanner scanner) {
		String name = scanner.token();
		if (name == null) {
			return null;
		}
		if (!scanner.skip('=')) {
			return new Parameter(name, null);
		}
		String value = scanner.isAt('"') ? scanner.quotedToken() : scanner.token();
		return (value != null) ? new Parameter(name, value) : null;
	}

	/**
	 * Parameter of an extension.
	 *
	 * @param name what it is called
	 * @param value its value without quotes, or {@code null} if it has none
	 */
	record Parameter(String name, @Nullable String value) {
	}

}
