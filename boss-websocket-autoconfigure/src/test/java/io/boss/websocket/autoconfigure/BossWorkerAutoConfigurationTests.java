package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.InvalidClusterException;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.service.ServiceRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossWorkerAutoConfiguration}.
 */
class BossWorkerAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(BossWorkerAutoConfiguration.class,
			BossWebSocketAutoConfiguration.class, BossClusterAutoConfiguration.class,
			BossActuatorAutoConfiguration.class, BossHealthContributorAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	@Test
	void whenThereIsNoEngineThenThereIsNothing() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(BroadcastOperations.class)
			.doesNotHaveBean(BossServices.class)
			.doesNotHaveBean(ServiceRegistry.class)
			.doesNotHaveBean(EngineExecutors.class));
	}

	@Test
	void whenNothingConnectsToTheBrokerThenStartFailsAndSaysSo() {
		this.runner.withPropertyValues("boss.websocket.cluster.engine=redis")
			.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidClusterException.class)
				.hasMessageContaining("boss.websocket.cluster.engine is 'redis'"));
	}

	@Test
	void whenThereAreNeitherServletsNorWebSocketsThenItIsANodeAllTheSame() {
		this.runner
			.withClassLoader(new FilteredClassLoader("jakarta.servlet", "jakarta.websocket",
					"org.springframework.web.socket", "org.apache.catalina", "org.eclipse.jetty"))
			.withBean(ClusterEngine.class, () -> new MemoryBroker().engine())
			.run((context) -> {
				assertThat(context).hasNotFailed()
					.hasSingleBean(ClusterMessaging.class)
					.hasBean("bosswebsocketclusterHealthIndicator");
				assertThat(context.getBean(BroadcastOperations.class).broadcast("chat", "news"))
					.isEqualTo(DeliveryResult.ACCEPTED);
				assertThat(context.getBean(BossServices.class).user("ann").send("news"))
					.isEqualTo(new UserDelivery(0, 0, 0, 0));
			});
	}

	@Test
	void whenBroadcastIsTooLargeForOthersThenItSaysSo() {
		this.runner.withBean(ClusterEngine.class, () -> new MemoryBroker().engine())
			.withPropertyValues("boss.websocket.cluster.max-frame-size=2KB")
			.run((context) -> assertThat(context.getBean(BroadcastOperations.class).broadcast("chat", "x".repeat(3000)))
				.isEqualTo(DeliveryResult.TOO_BIG));
	}

	@Test
	void whenThereAreMetersThenThoseOfTheClusterAreThere() {
		this.runner.withBean(ClusterEngine.class, () -> new MemoryBroker().engine())
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasNotFailed().hasBean("bossClusterGauges"));
	}

	@Test
	void whenThereIsAWebServerThenItIsLeftToTheOthers() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withBean(ClusterEngine.class, () -> new MemoryBroker().engine())
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(BroadcastOperations.class)
				.doesNotHaveBean(BossWorkerAutoConfiguration.class));
	}

}
