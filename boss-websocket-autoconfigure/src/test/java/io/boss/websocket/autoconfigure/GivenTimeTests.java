/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceState;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.executor.WorkExecutors;
import io.boss.websocket.container.ContainerTransport;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import io.boss.websocket.timing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an engine that is given its time, its threads and its transport.
 */
class GivenTimeTests {

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	private final ManualClock clock = new ManualClock();

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private final Executor callbacks = (task) -> {
		this.threads.add(Thread.currentThread());
		task.run();
	};

	private final Transport transport = new ContainerTransport(this.callbacks,
			new EngineTime(this.clock, this.scheduler));

	@AfterEach
	void end() {
		this.scheduler.shutdown();
	}

	@Test
	void whenTheyAreGivenThenTheEngineUsesNoOthers() {
		// Both go by the same time.
		this.scheduler.setClock(Clock.fixed(this.clock.instant(), ZoneOffset.UTC));
		this.scheduler.initialize();
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
			.withBean(EngineClock.class, () -> this.clock)
			.withBean(EngineExecutors.class, () -> EngineExecutors.of(this.callbacks, this.scheduler))
			.withBean(WorkExecutors.class, () -> WorkExecutors.of((service) -> this.callbacks))
			.withBean(Transport.class, () -> this.transport)
			.withBean(SlowService.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(EngineExecutors.class).hasSingleBean(WorkExecutors.class);
				assertThat(context.getBean(EngineTime.class)).isEqualTo(new EngineTime(this.clock, this.scheduler));
				assertThat(context.getBean(Transport.class)).isSameAs(this.transport);
				assertThat(context.getBean(BossServices.class).get("slow").state()).isEqualTo(ServiceState.RUNNING);
			});
		assertThat(this.threads).containsExactly(Thread.currentThread());
		assertThat(this.scheduler.getScheduledThreadPoolExecutor().isShutdown()).isFalse();
	}

	@BossService
	static class SlowService implements BossServiceHandler<Integer> {

		@Override
		public Integer init() {
			return 0;
		}

	}

}
