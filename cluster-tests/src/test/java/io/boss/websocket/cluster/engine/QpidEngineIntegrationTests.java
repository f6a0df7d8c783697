/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The same engine on a broker that comes with Maven, for machines without RabbitMQ.
 */
@EnabledForJreRange(max = JRE.JAVA_23, disabledReason = "Qpid 10 calls Subject.getSubject, which JDK 24 no longer has")
class QpidEngineIntegrationTests extends AmqpEngineContract {

	@BeforeAll
	static void startBroker() {
		start(new Qpid());
	}

}
