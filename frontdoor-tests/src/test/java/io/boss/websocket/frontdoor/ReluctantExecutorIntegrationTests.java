/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executors that let those wait who give them a task, while all of their threads are in
 * slow callbacks: clients of other services are served, and pings of all are answered.
 */
class ReluctantExecutorIntegrationTests {

	private final SlowService slow = new SlowService();

	private final SlowService slower = new SlowService();

	@AfterEach
	void release() {
		this.slow.hold.countDown();
		this.slower.hold.countDown();
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct", "JETTY, direct", "TOMCAT, container", "JETTY, container" })
	void whenExecutorHasALimitOfConcurrencyThenOthersGoOn(Container container, String transport) {
		othersGoOn(container, transport, LimitedConfiguration.class);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct", "JETTY, direct" })
	void whenRejectionPolicyBlocksThenOthersGoOn(Container container, String transport) {
		othersGoOn(container, transport, BlockingConfiguration.class);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, direct", "JETTY, direct" })
	void whenNothingIsKnownOfAnExecutorThatBlocksThenOthersGoOn(Container container, String transport) {
		othersGoOn(container, transport, UnknownConfiguration.class);
	}

	private void othersGoOn(Container container, String transport, Class<?> configuration) {
		List<RawWebSocket> clients = new ArrayList<>();
		try (BossServer server = BossServer.on(container)
			.with(configuration)
			.with("boss.websocket.transport=" + transport)
			.service(SlowService.class, () -> this.slow)
			.service(SlowerService.class, () -> new SlowerService(this.slower))
			.service(EchoService.class, EchoService::new)
			.start();
				BossWebSocketClient first = BossWebSocketClient.connect(server.uri("/websocket/slow"));
				BossWebSocketClient second = BossWebSocketClient.connect(server.uri("/websocket/slower"))) {
			first.send("hold");
			assertThat(first.receiveText()).isEqualTo("held");
			second.send("hold");
			assertThat(second.receiveText()).isEqualTo("held");
			for (int i = 0; i < 8; i++) {
				RawWebSocket client = RawWebSocket.connect(server.uri("/websocket/" + ((i < 4) ? "slow" : "echo")));
				clients.add(client);
				client.part(RawWebSocket.PING, true, new byte[0]);
				assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PONG);
			}
			for (RawWebSocket client : clients.subList(4, 8)) {
				client.send("still there?");
				assertThat(client.readMessage()).isEqualTo("still there?");
			}
			release();
			RawWebSocket waited = clients.get(0);
			waited.send("and you?");
			assertThat(waited.readMessage()).isEqualTo("and you?");
		}
		finally {
			clients.forEach(RawWebSocket::close);
		}
	}

	private static void block(Runnable task, ThreadPoolExecutor executor) {
		try {
			executor.getQueue().put(task);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@BossService("slow")
	static class SlowService implements BossServiceHandler<Object> {

		private final CountDownLatch hold = new CountDownLatch(1);

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			if (((BossMessage.Text) message).payload().equals("hold")) {
				client.send("held");
				try {
					this.hold.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			else {
				client.send(message);
			}
			return Outcome.noReply(state);
		}

	}

	@BossService("slower")
	static class SlowerService implements BossServiceHandler<Object> {

		private final SlowService service;

		SlowerService(SlowService service) {
			this.service = service;
		}

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			return this.service.handleIncoming(servicePath, client, message, state);
		}

	}

	@BossService("echo")
	static class EchoService implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Object state) {
			client.send(message);
			return Outcome.noReply(state);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LimitedConfiguration {

		@Bean
		SimpleAsyncTaskExecutor applicationTaskExecutor() {
			SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("limited-");
			executor.setConcurrencyLimit(2);
			return executor;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BlockingConfiguration {

		@Bean
		ThreadPoolTaskExecutor applicationTaskExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(2);
			executor.setMaxPoolSize(2);
			executor.setQueueCapacity(1);
			executor.setRejectedExecutionHandler(ReluctantExecutorIntegrationTests::block);
			return executor;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnknownConfiguration {

		@Bean
		Executor applicationTaskExecutor() {
			SimpleAsyncTaskExecutor executor = new LimitedConfiguration().applicationTaskExecutor();
			return executor::execute;
		}

	}

}
