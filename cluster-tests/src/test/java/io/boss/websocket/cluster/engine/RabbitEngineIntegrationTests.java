/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine on RabbitMQ.
 */
class RabbitEngineIntegrationTests extends AmqpEngineContract {

	private static @Nullable Rabbit rabbit;

	@BeforeAll
	static void startBroker() {
		Rabbit.assumeInstalled();
		Rabbit rabbit = new Rabbit();
		RabbitEngineIntegrationTests.rabbit = rabbit;
		start(rabbit);
	}

	/** Otherwise the broker closes the channel of a node to which little is said. */
	@Test
	void whenLittleHasComeThenItIsAcknowledgedAllTheSame() {
		Node one = node("one");
		one.engine.publish(frames(List.of("a", "b")));
		patiently().until(() -> one.received.size() == 2);
		patiently().until(rabbit::unacknowledged, (owed) -> owed == 0);
	}

}
