/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.List;
import java.util.stream.Stream;

/**
 * All scenarios, and what an application for those needs that share one.
 */
final class Scenarios {

	private Scenarios() {
	}

	static Stream<Scenario> all() {
		return Stream
			.of(MessageScenarios.all(), CloseScenarios.all(), ProtocolScenarios.all(), HandshakeScenarios.all(),
					OverflowScenarios.all(), CrashScenarios.all(), IsolationScenarios.all(), PolicyScenarios.all(),
					TimeScenarios.all(), WorkScenarios.all(), BroadcastScenarios.all(), ErrorScenarios.all(),
					OperatorScenarios.all(), DrainScenarios.all(), KeyScenarios.all(), RequestScenarios.all())
			.flatMap((scenarios) -> scenarios);
	}

	static List<Class<?>> sharedServices() {
		return shared().flatMap((scenario) -> scenario.services().stream())
			.<Class<?>>map((type) -> type)
			.distinct()
			.toList();
	}

	static List<String> sharedProperties() {
		return shared().flatMap((scenario) -> scenario.properties().stream()).distinct().toList();
	}

	private static Stream<Scenario> shared() {
		return all().filter((scenario) -> !scenario.isAlone());
	}

}
