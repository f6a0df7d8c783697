package io.boss.websocket.cluster.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.rabbit.RabbitClusterEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine for RabbitMQ on a broker that speaks AMQP 0-9-1, each node with the
 * connection factory that Spring Boot makes.
 */
abstract class AmqpEngineContract extends EngineContract {

	/** One for each node of a test; the next test has them again. */
	private static final List<ConfigurableApplicationContext> APPLICATIONS = new ArrayList<>();

	private static @Nullable AmqpBroker broker;

	private final String cluster = "test-" + UUID.randomUUID();

	private int nodes;

	/**
	 * Starts the broker of a test class.
	 * @param broker the broker, which ends with the class
	 */
	static void start(AmqpBroker broker) {
		AmqpEngineContract.broker = broker;
		broker.start();
	}

	@AfterAll
	static void stopBroker() {
		APPLICATIONS.forEach(ConfigurableApplicationContext::close);
		APPLICATIONS.clear();
		if (broker != null) {
			broker.stop();
			broker = null;
		}
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
			.properties(Map.of("spring.rabbitmq.port", broker.port(), "spring.main.banner-mode", "off"))
			.run();
	}

	@Test
	void whenBrokerComesBackEmptyThenEnginesReceiveAgain() {
		ClusterEngine early = engine();
		ClusterEngine late = engine();
		try {
			new Outage(broker).strike(early, late);
		}
		finally {
			early.stop();
			late.stop();
		}
	}

}
