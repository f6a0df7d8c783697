/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arguments of the form {@code name=value}; one without a value is {@code true}.
 */
public final class Arguments {

	private Arguments() {
	}

	/**
	 * Parses a command line.
	 * @param arguments the arguments
	 * @return the values by name, in the order given
	 */
	public static Map<String, String> parse(String[] arguments) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String argument : arguments) {
			int sign = argument.indexOf('=');
			String name = (sign < 0) ? argument : argument.substring(0, sign);
			values.put(name, (sign < 0) ? "true" : argument.substring(sign + 1));
		}
		return values;
	}

}
