/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.service.ServiceRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
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
				.isInstanceOf(InvalidConfigurationException.class)
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

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenNameOfPropertyIsUnknownThenStartFailsAndNamesTheNearest(boolean lazy) {
		this.runner.withBean(Job.class)
			.withInitializer((context) -> context.addBeanFactoryPostProcessor(
					lazy ? new LazyInitializationBeanFactoryPostProcessor() : (beanFactory) -> {
					}))
			.withPropertyValues("boss.websocket.clustr.engine=redis")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("boss.websocket.clustr.engine");
					assertThat(ex.getReason()).contains("did you mean 'boss.websocket.cluster.engine'?");
				}));
	}

	@Test
	void whenPropertiesAreThoseOfAnApplicationWithServicesThenTheyAreAccepted() {
		this.runner
			.withClassLoader(new FilteredClassLoader("jakarta.servlet", "jakarta.websocket",
					"org.springframework.web.socket", "org.apache.catalina", "org.eclipse.jetty"))
			.withBean(ClusterEngine.class, () -> new MemoryBroker().engine())
			.withPropertyValues("boss.websocket.allowed-origins[0]=https://example.org",
					"boss.websocket.transport=direct", "boss.websocket.limits.warn-only=connections",
					"boss.websocket.drain.delay=5s", "boss.websocket.mailbox.when-full=drop",
					"boss.websocket.services.chat.throughput=7", "boss.websocket.services.[my.room].on-invalid=drop")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(BroadcastOperations.class));
	}

	@Test
	void whenFactoryDoesNotTellItsTypeThenItIsNotMadeBeforeThoseWhoProcessBeans() {
		AtomicInteger early = new AtomicInteger();
		this.runner.withBean(SecretiveFactory.class, () -> new SecretiveFactory<>(early))
			.withBean(Processed.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(early).hasValue(0);
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

	/**
	 * Cannot be made without a cluster.
	 *
	 * @param broadcasts reaches others
	 */
	record Job(BroadcastOperations broadcasts) {
	}

	/** Counts how often it is made while nobody processes it. */
	static class SecretiveFactory<T> implements FactoryBean<T>, InitializingBean {

		private final AtomicInteger early;

		private boolean processed;

		SecretiveFactory(AtomicInteger early) {
			this.early = early;
		}

		@Override
		public void afterPropertiesSet() {
			if (!this.processed) {
				this.early.incrementAndGet();
			}
		}

		@Override
		public T getObject() {
			return null;
		}

		@Override
		public Class<?> getObjectType() {
			return null;
		}

	}

	static class Processed implements BeanPostProcessor {

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			if (bean instanceof SecretiveFactory<?> factory) {
				factory.processed = true;
			}
			return bean;
		}

	}

}
