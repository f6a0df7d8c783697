/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.mailbox.Refusable;
import io.boss.websocket.service.WorkCheck;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CustomizedExecutors}, {@link EngineThreads} and {@link WorkThreads}.
 */
class CustomizedExecutorsTests {

	private final EngineThreads engine = new EngineThreads(Runnable::run, () -> {
	});

	private final WorkThreads work = new WorkThreads(Runnable::run, "give them more",
			new WorkCheck(EngineTime.system(this.engine.scheduler()), Duration.ZERO), () -> {
			});

	@AfterEach
	void end() {
		this.work.destroy();
		this.engine.destroy();
	}

	@Test
	void whenCustomizersLeaveAServiceTheSharedExecutorThenItHasThat() {
		assertThat(this.engine.executor("rates", List.of((service, executor) -> executor)))
			.isSameAs(this.engine.executor());
		assertThat(refusal(this.work.executor("rates", List.of((service, executor) -> Runnable::run))))
			.endsWith(": give them more");
	}

	@Test
	void whenACustomizedExecutorRefusesWorkThenTheFailureSaysWhoseItIs() {
		RejectedExecutionException full = new RejectedExecutionException("full");
		Executor executor = this.work.executor("rates", List.of(new OfWork((task) -> {
			throw full;
		})));
		assertThat(refusal(executor)).isEqualTo("The executor has refused the work: give more threads or a longer "
				+ "queue to the executor that a ServiceExecutorCustomizer has made for the work of service 'rates', or "
				+ "if it lends the threads of all services, give them more");
	}

	@Test
	void whenACustomizedExecutorDropsTasksThenStartFails() {
		ThreadPoolExecutor dropping = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1),
				new ThreadPoolExecutor.DiscardPolicy());
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> this.engine.executor("rates", List.of((service, executor) -> dropping)))
			.withMessageContaining("has made for WebSocket service 'rates' drops tasks when it is full");
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> this.work.executor("rates", List.of(new OfWork(dropping))))
			.withMessageContaining("has made for the work of WebSocket service 'rates' drops tasks when it is full");
	}

	private static String refusal(Executor executor) {
		CompletableFuture<String> refusal = new CompletableFuture<>();
		executor.execute(new Refusable() {

			@Override
			public void run() {
				refusal.complete("none");
			}

			@Override
			public void refused(Throwable why) {
				refusal.complete(why.getMessage());
			}

		});
		return refusal.join();
	}

	/**
	 * Changes whose threads do work.
	 *
	 * @param threads theirs
	 */
	private record OfWork(Executor threads) implements ServiceExecutorCustomizer {

		@Override
		public Executor customize(String service, Executor executor) {
			return executor;
		}

		@Override
		public Executor customizeWork(String service, Executor executor) {
			return this.threads;
		}

	}

}
