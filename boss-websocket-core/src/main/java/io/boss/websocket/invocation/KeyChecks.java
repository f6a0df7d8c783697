/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.ServiceKey;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;

/**
 * Checks for parameters that are annotated with {@link ServiceKey @ServiceKey}.
 */
final class KeyChecks {

	private final MethodChecks checks;

	private final KeyParameters keys;

	KeyChecks(MethodChecks checks, KeyParameters keys) {
		this.checks = checks;
		this.keys = keys;
	}

	/**
	 * Checks a parameter.
	 * @param method the method as a developer finds it
	 * @param parameter its parameter
	 * @throws InvalidConfigurationException if there is a mistake
	 */
	void check(String method, MethodParameter parameter) {
		String name = KeyParameters.nameOf(parameter);
		List<String> variables = this.keys.variables();
		String problem = "has " + method + " with " + describe(parameter, name);
		if (variables.isEmpty()) {
			throw this.checks.invalid(problem + ", and the service has no keys",
					"Give it a template, for example @BossService(\"room/{id}\"), or take the parameter away");
		}
		if (name.isEmpty() && variables.size() > 1) {
			throw this.checks.invalid(problem + ", and its template has several variables",
					"Name one of them, for example @ServiceKey(\"" + variables.get(0) + "\"), or take an InstanceKey");
		}
		if (!name.isEmpty() && !variables.contains(name)) {
			throw this.checks.invalid(problem + ", and its template has no such variable",
					"Name one that it has: " + String.join(", ", variables));
		}
		if (!this.keys.isConvertible(parameter)) {
			String type = parameter.getParameterType().getSimpleName();
			throw this.checks.invalid(problem + ", which no text can be converted to", "Take a String, or let " + type
					+ " have a public constructor that takes one, or a public static method valueOf, of or from");
		}
	}

	private static String describe(MethodParameter parameter, String name) {
		parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
		String declared = (parameter.getParameterName() != null) ? " " + parameter.getParameterName() : "";
		return "@ServiceKey" + (name.isEmpty() ? "" : "(\"" + name + "\")") + " "
				+ parameter.getParameterType().getSimpleName() + declared;
	}

}
