package io.boss.websocket.cluster.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.rabbit.RabbitClusterEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

	private final String cluster = "test-" + UUID.randomUUID();

	private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

	@BeforeAll
	static void startBroker() {
		Rabbit.assumeInstalled();
		RABBIT.start();
	}

	@AfterAll
	static void stopBroker() {
		RABBIT.stop();
	}

	@AfterEach
	void stopApplications() {
		stop();
		this.applications.forEach(ConfigurableApplicationContext::close);
	}

	@Override
	ClusterEngine engine() {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(RabbitAutoConfiguration.class)
			.web(WebApplicationType.NONE)
			.properties(Map.of("spring.rabbitmq.port", RABBIT.port(), "spring.main.banner-mode", "off"))
			.run();
		this.applications.add(application);
		return new RabbitClusterEngine(application.getBean(ConnectionFactory.class), this.cluster);
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
