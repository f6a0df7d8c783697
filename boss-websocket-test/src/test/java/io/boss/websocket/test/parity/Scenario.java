/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Story of clients and services, with what all of them see of it, wherever the services
 * run.
 */
final class Scenario {

	private final String name;

	private final List<Class<?>> services = new ArrayList<>();

	private final List<String> properties = new ArrayList<>();

	private boolean alone;

	private Script script;

	private String expected;

	private final Map<ServerKind, String> differing = new EnumMap<>(ServerKind.class);

	private Scenario(String name) {
		this.name = name;
	}

	static Scenario of(String name, Class<?>... services) {
		Scenario scenario = new Scenario(name);
		scenario.services.addAll(List.of(services));
		return scenario;
	}

	/**
	 * Sets properties of services, {@code <service>.<property>}.
	 * @param properties the properties
	 * @return this
	 */
	Scenario with(String... properties) {
		for (String property : properties) {
			this.properties.add("boss.websocket.services." + property);
		}
		return this;
	}

	/**
	 * Demands an application of its own, which the scenario may end.
	 * @param properties properties of the application
	 * @return this
	 */
	Scenario alone(String... properties) {
		this.alone = true;
		this.properties.addAll(List.of(properties));
		return this;
	}

	Scenario plays(Script script) {
		this.script = script;
		return this;
	}

	Scenario expect(String transcript) {
		this.expected = transcript;
		return this;
	}

	String name() {
		return this.name;
	}

	List<Class<?>> services() {
		return this.services;
	}

	List<String> properties() {
		return this.properties;
	}

	boolean isAlone() {
		return this.alone;
	}

	Script script() {
		return this.script;
	}

	String expected() {
		return this.expected;
	}

	/**
	 * Notes a difference that the documentation tells of.
	 * @param kind the server that differs
	 * @param line what the transcript has everywhere else
	 * @param otherLine what it has there
	 * @return this
	 */
	Scenario differs(ServerKind kind, String line, String otherLine) {
		String expectedBefore = this.differing.getOrDefault(kind, this.expected);
		this.differing.put(kind, expectedBefore.replace(line, otherLine));
		return this;
	}

	String expectedOn(ServerKind kind) {
		return this.differing.getOrDefault(kind, this.expected);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * Steps of a scenario.
	 */
	interface Script {

		void play(Stage stage) throws Exception;

	}

}
