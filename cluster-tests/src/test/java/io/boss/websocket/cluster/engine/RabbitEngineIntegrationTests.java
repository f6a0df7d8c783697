package io.boss.websocket.cluster.engine;

import org.junit.jupiter.api.BeforeAll;

/**
 * The engine on RabbitMQ.
 */
class RabbitEngineIntegrationTests extends AmqpEngineContract {

	@BeforeAll
	static void startBroker() {
		Rabbit.assumeInstalled();
		start(new Rabbit());
	}

}
