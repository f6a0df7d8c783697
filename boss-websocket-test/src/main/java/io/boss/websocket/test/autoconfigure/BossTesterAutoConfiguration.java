/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServices;
import io.boss.websocket.autoconfigure.BossWebSocketAutoConfiguration;
import io.boss.websocket.autoconfigure.discovery.ServicesElsewhere;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.executor.WorkExecutors;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.lease.ElectionEnvironment;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.direct.DirectTransport;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.discovery.ServiceDescriptorCustomizer;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.payload.Payloads;
import io.boss.websocket.test.tester.EngineTester;
import io.boss.websocket.test.tester.TestClients;
import io.boss.websocket.test.tester.TestParts;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of a {@link BossTester}, with an
 * engine whose threads, time and sockets are those of the test.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = BossWebSocketAutoConfiguration.class, after = MockMvcAutoConfiguration.class,
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class BossTesterAutoConfiguration {

	BossTesterAutoConfiguration() {
	}

	@Bean
	TestParts bossTestParts() {
		return TestParts.create(null);
	}

	@Bean
	EngineClock bossEngineClock(TestParts parts) {
		return new ClockOfTest(parts.loop().time());
	}

	@Bean
	@ConditionalOnMissingBean
	Clock bossTestClock(TestParts parts) {
		return parts.loop().time().getClock();
	}

	@Bean
	static BeanPostProcessor bossClocksTellVirtualTime(ObjectProvider<TestParts> parts) {
		return new SystemClockReplacement(() -> parts.getObject().loop().time().getClock());
	}

	// application.yml has properties of services that the slice leaves out.
	@Bean
	ServicesElsewhere bossServicesElsewhere() {
		return new ServicesElsewhere();
	}

	@Bean
	EngineExecutors bossEngineExecutors(TestParts parts) {
		return new LoopExecutors(parts.loop());
	}

	@Bean
	WorkExecutors bossWorkExecutors(TestParts parts) {
		return WorkExecutors.of((service) -> parts.works().executor());
	}

	@Bean
	@ConditionalOnMissingBean
	ElectionEnvironment bossElectionEnvironment(EngineTime time) {
		return ElectionEnvironment.of(time, new Random(0));
	}

	@Bean
	Transport bossTransport(TestParts parts, BossProperties properties) {
		return new DirectTransport(parts.upgrader(), properties.websocket().compression().enabled());
	}

	// Clients are known before listeners of the application hear of them.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	TestClients bossTestClients(TestParts parts) {
		return parts.clients();
	}

	@Bean
	ServiceDescriptorCustomizer bossObservedServices(TestParts parts) {
		return parts.observed()::observe;
	}

	// In place of the one that starts services with the application: each test does.
	@Bean
	SmartLifecycle bossServiceStartLifecycle() {
		return new ServicesStartWithTests();
	}

	@Bean
	LoopTurner bossLoopTurner(TestParts parts) {
		return new LoopTurner(parts.loop());
	}

	@Bean
	SmartLifecycle bossLoopTurnerBegin(LoopTurner turner) {
		return turner.begin();
	}

	@Bean
	SmartLifecycle bossLoopTurnerEnd(LoopTurner turner) {
		return turner.end();
	}

	@Bean(destroyMethod = "")
	EngineTester bossTester(TestParts parts, MockMvc mockMvc, WebApplicationContext context, ServiceRegistry registry,
			BossServices services, BroadcastOperations broadcasts, Payloads payloads) {
		return new EngineTester(parts, new MockMvcHandshakes(mockMvc, context), registry, services, broadcasts,
				payloads, () -> {
				});
	}

	@Bean
	@ConditionalOnMissingBean
	Payloads bossTestPayloads() {
		return new Payloads(null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	static class JacksonConfiguration {

		@Bean
		Payloads bossTestPayloads(ObjectProvider<JsonMapper> json) {
			return new Payloads(json.getIfUnique());
		}

	}

	/**
	 * Executors of the engine, whose tasks run on the thread of the test: a lane for each
	 * service, or with a seed for each instance.
	 *
	 * @param loop runs the tasks
	 */
	private record LoopExecutors(TestLoop loop) implements EngineExecutors {

		@Override
		public Executor executor() {
			return this.loop.executor("application");
		}

		@Override
		public Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
			return this.loop.threads(service);
		}

		@Override
		public TaskScheduler scheduler() {
			return this.loop.time();
		}

	}

}
