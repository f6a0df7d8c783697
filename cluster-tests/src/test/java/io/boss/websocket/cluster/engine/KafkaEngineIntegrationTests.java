package io.boss.websocket.cluster.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.kafka.KafkaClusterEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The engine on Kafka, each node with the factories that Spring Boot makes, which are for
 * strings.
 */
class KafkaEngineIntegrationTests extends EngineContract {

	private static final Kafka KAFKA = new Kafka();

	private final String cluster = "test-" + UUID.randomUUID();

	private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

	@BeforeAll
	static void startBroker() {
		KAFKA.create();
	}

	@AfterAll
	static void stopBroker() {
		KAFKA.destroy();
	}

	@AfterEach
	void stopApplications() {
		stop();
		this.applications.forEach(ConfigurableApplicationContext::close);
	}

	@Override
	ClusterEngine engine() {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(KafkaAutoConfiguration.class)
			.web(WebApplicationType.NONE)
			.properties(Map.of("spring.kafka.bootstrap-servers", KAFKA.addresses(), "spring.main.banner-mode", "off"))
			.run();
		this.applications.add(application);
		return new KafkaClusterEngine(application.getBean(ProducerFactory.class),
				application.getBean(ConsumerFactory.class), application.getBean(KafkaAdmin.class), this.cluster);
	}

	@Test
	void whenBrokerComesBackThenEnginesReceiveAgain() {
		ClusterEngine early = engine();
		ClusterEngine late = engine();
		try {
			new Outage(KAFKA).strike(early, late);
		}
		finally {
			early.stop();
			late.stop();
		}
	}

}
