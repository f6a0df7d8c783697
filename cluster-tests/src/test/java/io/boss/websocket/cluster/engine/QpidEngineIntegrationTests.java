package io.boss.websocket.cluster.engine;

import org.junit.jupiter.api.BeforeAll;

/**
 * The same engine on a broker that comes with Maven, for machines without RabbitMQ.
 */
class QpidEngineIntegrationTests extends AmqpEngineContract {

	@BeforeAll
	static void startBroker() {
		start(new Qpid());
	}

}
