/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.RescuingExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services on an executor that lets others wait: those who send do not, and neither does
 * a call for longer than its timeout.
 */
class ReluctantExecutorTests {

	private final RescuingExecutor executor = new RescuingExecutor(limited());

	private final CountDownLatch release = new CountDownLatch(1);

	private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

	private static SimpleAsyncTaskExecutor limited() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("limited-");
		executor.setConcurrencyLimit(1);
		return executor;
	}

	@AfterEach
	void close() {
		this.release.countDown();
		this.executor.close();
	}

	@Test
	void whenExecutorIsFullOtherServicesGoOn() throws InterruptedException {
		ServiceProcess slow = service("slow", new Holding());
		ServiceProcess other = service("other", new BossServiceHandler<Object>() {

			@Override
			public Outcome<Object> handleInfo(Object info, Object state) {
				ReluctantExecutorTests.this.heard.add(info);
				return Outcome.noReply(state);
			}

		});
		assertThat(slow.info("hold").isAccepted()).isTrue();
		assertThat(hears()).isEqualTo("holding");
		for (int i = 0; i < 100; i++) {
			assertThat(other.info(i).isAccepted()).isTrue();
		}
		for (int i = 0; i < 100; i++) {
			assertThat(hears()).isEqualTo(i);
		}
	}

	@Test
	void whenCallerHasTheOnlyThreadItIsAnswered() throws InterruptedException {
		ServiceProcess stock = service("stock", new BossServiceHandler<Object>() {

			@Override
			public Outcome<Object> handleInfo(Object info, Object state) {
				((ServiceCall) info).reply("7");
				return Outcome.noReply(state);
			}

		});
		ServiceProcess shop = service("shop", new Calling(stock, Duration.ofSeconds(20)));
		assertThat(shop.info("go").isAccepted()).isTrue();
		assertThat(hears()).isEqualTo("7");
	}

	@Test
	void whenCallIsNotAnsweredItEndsByItsTimeout() throws InterruptedException {
		ServiceProcess slow = service("slow", new Holding());
		assertThat(slow.info("hold").isAccepted()).isTrue();
		assertThat(hears()).isEqualTo("holding");
		ServiceProcess shop = service("shop", new Calling(slow, Duration.ofMillis(100)));
		assertThat(shop.info("go").isAccepted()).isTrue();
		assertThat(hears()).isEqualTo(ServiceCallException.Failure.TIMEOUT);
	}

	private ServiceProcess service(String name, BossServiceHandler<?> handler) {
		return TestProcesses.start(name, handler,
				TestProcesses.settings(new MailboxLimits(100, 10, 1000, 1000, MailboxLimits.WhenFull.PAUSE), 3),
				this.executor, new FakeTaskScheduler().time());
	}

	private Object hears() throws InterruptedException {
		return this.heard.poll(20, TimeUnit.SECONDS);
	}

	private final class Holding implements BossServiceHandler<Object> {

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			ReluctantExecutorTests.this.heard.add("holding");
			try {
				ReluctantExecutorTests.this.release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Outcome.noReply(state);
		}

	}

	private final class Calling implements BossServiceHandler<Object> {

		private final ServiceProcess callee;

		private final Duration timeout;

		private Calling(ServiceProcess callee, Duration timeout) {
			this.callee = callee;
			this.timeout = timeout;
		}

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			try {
				ReluctantExecutorTests.this.heard.add(this.callee.call("price", this.timeout));
			}
			catch (ServiceCallException ex) {
				ReluctantExecutorTests.this.heard.add(ex.failure());
			}
			return Outcome.noReply(state);
		}

	}

}
