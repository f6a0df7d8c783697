/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executors that refuse, that run tasks on the caller's thread, and virtual threads:
 * callbacks never run on the thread of a sender, and nothing is lost.
 */
class ExecutorsIntegrationTests {

	private static final int MESSAGES = 200;

	private static final int BROADCASTS = 500;

	private final ThreadService service = new ThreadService();

	@ParameterizedTest
	@EnumSource
	void whenExecutorRefusesThenNothingIsLost(Container container) {
		assertThat(threadsOfCallbacks(BossServer.on(container)
			.with("spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1",
					"spring.task.execution.pool.queue-capacity=0")))
			.allMatch((name) -> name.startsWith("task-") || name.startsWith("boss-rescue-"));
	}

	@ParameterizedTest
	@EnumSource
	void whenExecutorRunsTasksOfCallersThenCallbacksRunElsewhere(Container container) {
		assertThat(threadsOfCallbacks(BossServer.on(container).with(CallerRunsConfiguration.class)))
			.allMatch((name) -> name.startsWith("tiny-") || name.startsWith("boss-rescue-"));
	}

	@ParameterizedTest
	@EnumSource
	void whenExecutorIsSynchronousThenCallbacksRunElsewhere(Container container) {
		assertThat(threadsOfCallbacks(BossServer.on(container).with(SyncConfiguration.class)))
			.allMatch((name) -> name.startsWith("boss-rescue-"));
	}

	@ParameterizedTest
	@EnumSource
	void whenVirtualThreadsAreEnabledThenCallbacksRunOnThem(Container container) {
		Set<String> threads = threadsOfCallbacks(BossServer.on(container).with("spring.threads.virtual.enabled=true"));
		assertThat(threads).allMatch((name) -> name.startsWith("task-"));
		assertThat(this.service.groups)
			.containsExactly((Runtime.version().feature() >= 21) ? "VirtualThreads" : "main");
	}

	private Set<String> threadsOfCallbacks(BossServer.Builder builder) {
		try (BossServer server = builder.service(ThreadService.class, () -> this.service).start()) {
			List<BossWebSocketClient> clients = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				clients.add(BossWebSocketClient.connect(server.uri("/websocket/thread")));
			}
			for (int i = 0; i < MESSAGES; i++) {
				for (BossWebSocketClient client : clients) {
					client.send("message " + i);
				}
			}
			for (int i = 0; i < BROADCASTS; i++) {
				assertThat(server.broadcasts().broadcast("thread", i)).isEqualTo(DeliveryResult.ACCEPTED);
			}
			for (BossWebSocketClient client : clients) {
				for (int i = 0; i < MESSAGES; i++) {
					assertThat(client.receiveText()).isEqualTo("message " + i);
				}
				client.disconnect();
			}
			Awaitility.await().until(() -> this.service.broadcasts == BROADCASTS);
			return this.service.threads;
		}
	}

	@BossService
	static class ThreadService implements BossServiceHandler<Object> {

		private final Set<String> threads = ConcurrentHashMap.newKeySet();

		private final Set<String> groups = ConcurrentHashMap.newKeySet();

		private volatile int broadcasts;

		@Override
		public Object init() {
			return note("");
		}

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			client.send(message);
			return Outcome.noReply(note(state));
		}

		@Override
		public Outcome<Object> handleBroadcast(Object message, Object state) {
			assertThat(message).isEqualTo(this.broadcasts);
			this.broadcasts = (int) message + 1;
			return Outcome.noReply(note(state));
		}

		private Object note(Object state) {
			this.threads.add(Thread.currentThread().getName());
			this.groups.add(Thread.currentThread().getThreadGroup().getName());
			return state;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CallerRunsConfiguration {

		@Bean
		ThreadPoolTaskExecutor applicationTaskExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setThreadNamePrefix("tiny-");
			executor.setCorePoolSize(1);
			executor.setMaxPoolSize(1);
			executor.setQueueCapacity(0);
			executor.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
			return executor;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SyncConfiguration {

		@Bean
		SyncTaskExecutor applicationTaskExecutor() {
			return new SyncTaskExecutor();
		}

	}

}
