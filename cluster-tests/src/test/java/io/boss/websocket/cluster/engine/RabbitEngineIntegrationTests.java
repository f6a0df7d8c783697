package io.boss.websocket.cluster.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.rabbit.RabbitClusterEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine on RabbitMQ, each node with the connection factory that Spring Boot makes.
 */
class RabbitEngineIntegrationTests extends EngineContract {

	private static final Rabbit RABBIT = new Rabbit();

	/** One for each node of a test; the next test has them again. */
	private static final List<ConfigurableApplicationContext> APPLICATIONS = new ArrayList<>();

	private final String cluster = "test-" + UUID.randomUUID();

	private int nodes;

	@BeforeAll
	static void startBroker() {
		Rabbit.assumeInstalled();
		RABBIT.start();
	}

	@AfterAll
	static void stopBroker() {
		APPLICATIONS.forEach(ConfigurableApplicationContext::close);
		RABBIT.stop();
	}

	@Override
	ClusterEngine engine() {
		if (this.nodes == APPLICATIONS.size()) {
			APPLICATIONS.add(application());
		}
		ConfigurableApplicationContext application = APPLICATIONS.get(this.nodes++);
		return new RabbitClusterEngine(application.getBean(ConnectionFactory.class), this.cluster);
	}

	private static ConfigurableApplicationContext application() {
		return new SpringApplicationBuilder(RabbitAutoConfiguration.class).web(WebApplicationType.NONE)
			.properties(Map.of("spring.rabbitmq.port", RABBIT.port(), "spring.main.banner-mode", "off"))
			.run();
	}

	@Test
	void whenBrokerComesBackEmptyThenEnginesReceiveAgain() {
		ClusterEngine early = engine();
		ClusterEngine late = engine();
		try {
			new Outage(RABBIT).strike(early, late);
		}
		finally {
			early.stop();
			late.stop();
		}
	}

}
