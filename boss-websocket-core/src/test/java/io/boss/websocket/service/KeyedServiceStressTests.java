/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.Seed;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.timing.EngineTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients join and leave, instances stop themselves, fall idle and make room for others,
 * all at the same time: no join is lost, and of one key there are never two instances.
 */
class KeyedServiceStressTests {

	private static final int THREADS = 6;

	private static final int STEPS = 4000;

	private static final int KEYS = 5;

	private final SplittableRandom random = Seed.random(getClass());

	private final ExecutorService callbacks = Executors.newFixedThreadPool(4);

	private final ExecutorService clients = Executors.newFixedThreadPool(THREADS);

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private final Counting handler = new Counting();

	@BeforeEach
	void start() {
		this.scheduler.setPoolSize(2);
		this.scheduler.initialize();
	}

	@AfterEach
	void stop() {
		this.clients.shutdownNow();
		this.callbacks.shutdownNow();
		this.scheduler.shutdown();
	}

	private TestKeys keys(int maxInstances) {
		return new TestKeys(this.handler, this.callbacks, EngineTime.system(this.scheduler), RestartPolicy.PERMANENT,
				new ServiceSettings.Keyed(Duration.ofMillis(4), maxInstances, 128, 0));
	}

	@Test
	void whenClientsComeAndGoNoJoinIsLostAndNoKeyHasTwoInstances() throws Exception {
		TestKeys keys = keys(1000);
		run(keys, (random) -> step(keys, random));
		assertThat(this.handler.joined).hasValue(this.handler.expected.get());
		assertThatNothingIsLeft(keys);
	}

	@Test
	void whenThereIsNoRoomForAllKeysInstancesMakeRoomForEachOther() throws Exception {
		TestKeys keys = keys(KEYS - 2);
		run(keys, (random) -> {
			if (keys.service.admit(keys.key(key(random)), null, (limit) -> true) instanceof Seat seat) {
				comeAndGo(new TestKeys.Client(seat, "c"));
			}
			assertThat(keys.service.count()).isLessThanOrEqualTo(KEYS - 2);
		});
		assertThat(this.handler.joined).hasValue(this.handler.expected.get());
		assertThatNothingIsLeft(keys);
	}

	@Test
	void whenApplicationShutsDownMeanwhileNothingIsLeft() throws Exception {
		TestKeys keys = keys(1000);
		List<Future<?>> all = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			SplittableRandom random = this.random.split();
			all.add(this.clients.submit(() -> {
				while (keys.service.admit(keys.key(key(random)), null, (limit) -> true) instanceof Seat seat) {
					TestKeys.Client client = new TestKeys.Client(seat, "c");
					client.client.join();
					client.isGone();
				}
			}));
		}
		Awaitility.await().until(() -> this.handler.joined.get() > 1000);
		keys.service.lifecycle().refuseClients();
		keys.service.lifecycle().drain().get(30, TimeUnit.SECONDS);
		for (Future<?> thread : all) {
			thread.get(30, TimeUnit.SECONDS);
		}
		assertThatNothingIsLeft(keys);
		assertThat(keys.service.key("k0").info("late")).isEqualTo(DeliveryResult.NOT_RUNNING);
	}

	private void step(TestKeys keys, SplittableRandom random) {
		String key = key(random);
		switch (random.nextInt(6)) {
			case 0 ->
				assertThat(keys.service.key(key).info("hi")).isIn(DeliveryResult.ACCEPTED, DeliveryResult.MAILBOX_FULL);
			case 1 -> keys.service.key(key).info("stop");
			case 2 -> keys.service.broadcast("news");
			case 3 -> ((Seat) keys.service.admit(keys.key(key), null, (limit) -> true)).cancel();
			default -> comeAndGo(keys.connect(key, "c"));
		}
	}

	private void comeAndGo(TestKeys.Client client) {
		this.handler.expected.incrementAndGet();
		client.client.join();
		client.isGone();
	}

	private static String key(SplittableRandom random) {
		return "k" + random.nextInt(KEYS);
	}

	private void run(TestKeys keys, Step step) throws Exception {
		List<Callable<Void>> tasks = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			SplittableRandom random = this.random.split();
			tasks.add(() -> {
				for (int n = 0; n < STEPS; n++) {
					step.take(random);
				}
				return null;
			});
		}
		for (Future<Void> task : this.clients.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
			task.get();
		}
		Awaitility.await().until(() -> keys.service.processes().isEmpty());
	}

	private void assertThatNothingIsLeft(TestKeys keys) {
		Awaitility.await().untilAsserted(() -> {
			assertThat(keys.service.processes()).isEmpty();
			assertThat(keys.service.count()).isZero();
			assertThat(keys.service.kept().vacancies()).isZero();
			assertThat(keys.service.kept().ending()).isZero();
			assertThat(keys.service.count(ServiceState.RUNNING)).isZero();
		});
		assertThat(this.handler.twice).hasValue(0);
		assertThat(this.handler.running.values()).allSatisfy((count) -> assertThat(count).hasValue(0));
	}

	@FunctionalInterface
	private interface Step {

		void take(SplittableRandom random);

	}

	private static final class Counting implements BossServiceHandler<String> {

		private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();

		private final AtomicInteger twice = new AtomicInteger();

		private final AtomicInteger joined = new AtomicInteger();

		private final AtomicInteger expected = new AtomicInteger();

		@Override
		public String init(InstanceKey key) {
			if (running(key.key()).incrementAndGet() != 1) {
				this.twice.incrementAndGet();
			}
			return key.key();
		}

		private AtomicInteger running(String key) {
			return this.running.computeIfAbsent(key, (text) -> new AtomicInteger());
		}

		@Override
		public Outcome<String> handleJoin(String servicePath, BossConnection client, String key) {
			this.joined.incrementAndGet();
			return Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleClose(CloseReason reason, String servicePath, BossConnection client, String key) {
			if (running(key).get() != 1) {
				this.twice.incrementAndGet();
			}
			return Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleInfo(Object info, String key) {
			return info.equals("stop") ? Outcome.stop(TerminationReason.NORMAL, key) : Outcome.noReply(key);
		}

		@Override
		public void terminate(TerminationReason reason, String key) {
			running(key).decrementAndGet();
		}

	}

}
