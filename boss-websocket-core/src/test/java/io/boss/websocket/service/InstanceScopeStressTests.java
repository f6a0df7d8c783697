/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import io.boss.websocket.Seed;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.timing.EngineTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances end while their timers go off, their work is being done and calls wait.
 */
class InstanceScopeStressTests {

	private static final int QUOTA = 16;

	private static final int THREADS = 4;

	private static final int STEPS = 3000;

	private final SplittableRandom random = Seed.random(getClass());

	private final ExecutorService threads = Executors.newFixedThreadPool(8);

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	private final Fragile handler = new Fragile();

	private final ConcurrentLinkedQueue<CompletableFuture<Object>> calls = new ConcurrentLinkedQueue<>();

	private ServiceProcess process;

	@BeforeEach
	void start() {
		this.scheduler.setRemoveOnCancelPolicy(true);
		this.scheduler.initialize();
		MailboxLimits limits = new MailboxLimits(1000, 1000, 1000, QUOTA, WhenFull.DROP);
		this.process = TestProcesses.start("test", this.handler, TestProcesses.settings(limits, 100_000), this.threads,
				EngineTime.system(this.scheduler));
	}

	@AfterEach
	void stop() {
		this.scheduler.shutdown();
		this.threads.shutdownNow();
	}

	@Test
	void whenInstancesEndAllTheTimeNothingLeaksAndNothingComesToTheWrongOne() throws Exception {
		ExecutorService users = Executors.newFixedThreadPool(THREADS);
		List<Future<?>> done = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			SplittableRandom own = this.random.split();
			done.add(users.submit(() -> own.ints(STEPS, 0, 100).forEach((dice) -> step(dice, own))));
		}
		for (Future<?> future : done) {
			future.get(1, TimeUnit.MINUTES);
		}
		users.shutdown();
		assertThatEverythingIsGivenBack();
		assertThat(this.handler.mistakes).isEmpty();
		assertThat(this.handler.instances.get()).isGreaterThan(1);
	}

	private void step(int dice, SplittableRandom own) {
		if (dice < 2) {
			this.process.broadcast((dice == 0) ? "crash" : "stop");
		}
		else if (dice < 40) {
			this.process.pipeToSelf("work", work(own.nextInt(4)));
		}
		else if (dice < 50) {
			CompletableFuture<Object> stage = new CompletableFuture<>();
			this.process.pipeToSelf("stage", stage);
			this.threads.execute(() -> stage.complete("done"));
		}
		else if (dice < 60) {
			this.calls.add(this.process.ask("?"));
		}
		else {
			timer(dice, "timer " + own.nextInt(8));
		}
	}

	private Callable<Object> work(int kind) {
		return () -> {
			if (kind == 0) {
				throw new Exception("on purpose");
			}
			return kind;
		};
	}

	private void timer(int dice, String name) {
		try {
			if (dice < 75) {
				this.process.timers().startSingle(name, Duration.ofNanos(dice), new Tick(name));
			}
			else if (dice < 90) {
				this.process.timers().startPeriodic(name, Duration.ofMillis(1), new Tick(name));
			}
			else {
				this.process.timers().cancel(name);
			}
		}
		catch (IllegalStateException ex) {
			// Between two instances.
			assertThat(ex).hasMessageContaining("no instance");
		}
	}

	private void assertThatEverythingIsGivenBack() {
		// The last instance ends too, so that no timer of it is left.
		int instances = this.handler.instances.get();
		assertThat(this.process.broadcast("stop")).isEqualTo(DeliveryResult.ACCEPTED);
		Awaitility.await().until(() -> this.handler.instances.get() > instances);
		Awaitility.await().until(() -> this.process.timers().names().isEmpty());
		Awaitility.await().until(() -> this.scheduler.getScheduledThreadPoolExecutor().getQueue().isEmpty());
		Awaitility.await().until(() -> this.calls.stream().allMatch(CompletableFuture::isDone));
		CompletableFuture<Object> hold = new CompletableFuture<>();
		AtomicInteger held = new AtomicInteger();
		// What still runs gives its places back one by one.
		Awaitility.await().until(() -> {
			while (this.process.pipeToSelf("last", hold).isAccepted()) {
				held.incrementAndGet();
			}
			return held.get() == QUOTA;
		});
		hold.complete("last");
		Awaitility.await().until(() -> this.handler.last.get() == QUOTA);
	}

	record Tick(String name) {
	}

	/**
	 * Ends when it is told to. One timer is started by each instance with its number, and
	 * must not reach another one.
	 */
	private final class Fragile implements BossServiceHandler<Integer> {

		private final ConcurrentLinkedQueue<String> mistakes = new ConcurrentLinkedQueue<>();

		private final AtomicInteger instances = new AtomicInteger();

		private final AtomicInteger last = new AtomicInteger();

		@Override
		public Integer init() {
			int number = this.instances.incrementAndGet();
			ServiceProcess process = InstanceScopeStressTests.this.process;
			if (process != null) {
				process.timers().startSingle("own", Duration.ofMillis(1), number);
				process.pipeToSelf("own", () -> number);
			}
			return number;
		}

		@Override
		public Outcome<Integer> handleBroadcast(Object message, Integer state) {
			if (message.equals("crash")) {
				throw new IllegalStateException("on purpose");
			}
			return Outcome.stop(TerminationReason.NORMAL, state);
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			if (info instanceof ServiceCall call) {
				if (call.hashCode() % 2 == 0) {
					call.reply("answer");
				}
			}
			else if (info instanceof TaskResult.Success success) {
				heard(success, state);
			}
			else if (info instanceof Integer number && !number.equals(state)) {
				this.mistakes.add("timer of " + number + " in " + state);
			}
			return Outcome.noReply(state);
		}

		private void heard(TaskResult.Success success, Integer state) {
			if (success.name().equals("own") && !state.equals(success.value())) {
				this.mistakes.add("work of " + success.value() + " in " + state);
			}
			if (success.name().equals("last")) {
				this.last.incrementAndGet();
			}
		}

	}

}
