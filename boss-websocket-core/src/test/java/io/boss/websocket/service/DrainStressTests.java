/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
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
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A drain begins while others put mail: what they were told is accepted is handled.
 */
class DrainStressTests {

	private static final int ROUNDS = 1000;

	private static final int SENDERS = 3;

	private final SplittableRandom random = Seed.random(getClass());

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void whenGateIsShutNobodyWhoWasInsideIsBehindTheEnd() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			Queue<String> queue = new ConcurrentLinkedQueue<>();
			Gate gate = new StripedGate();
			gate.open();
			race(() -> {
				int cell = gate.enter();
				while (cell != Gate.SHUT) {
					queue.add("inside");
					gate.leave(cell);
					cell = gate.enter();
				}
				return null;
			}, () -> gate.shut(() -> queue.add("end")));
			assertThat(queue.stream().reduce((before, last) -> last)).contains("end");
			assertThat(queue.stream().filter("end"::equals)).hasSize(1);
		}
	}

	@Test
	void whenMailIsAcceptedAtTheMomentOfADrainItIsHandled() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			AtomicInteger accepted = new AtomicInteger();
			Counting handler = new Counting();
			MailboxLimits limits = new MailboxLimits(1000, 1000, 1000, 1000, WhenFull.DROP);
			ServiceProcess process = TestProcesses.start("test", handler, TestProcesses.settings(limits, 3),
					this.threads, new FakeTaskScheduler().time());
			CompletableFuture<CompletableFuture<Void>> drained = new CompletableFuture<>();
			race(() -> {
				DeliveryResult result = offer(process, 0);
				for (int i = 1; result != DeliveryResult.NOT_RUNNING; i++) {
					accepted.addAndGet(result.isAccepted() ? 1 : 0);
					result = offer(process, i);
				}
				return null;
			}, () -> drained.complete(process.lifecycle().drain()));
			drained.join().get(1, TimeUnit.MINUTES);
			assertThat(handler.handled).hasValue(accepted.get());
		}
	}

	private DeliveryResult offer(ServiceProcess process, int number) {
		return switch (number % 4) {
			case 0 -> process.info("info");
			case 1 -> process.broadcast("broadcast");
			case 2 -> process.pipeToSelf("stage", CompletableFuture.completedStage("done"));
			default -> process.ask("question").isCompletedExceptionally() ? DeliveryResult.MAILBOX_FULL
					: DeliveryResult.ACCEPTED;
		};
	}

	private void race(Callable<?> sender, Runnable end) throws Exception {
		CyclicBarrier begin = new CyclicBarrier(SENDERS + 1);
		int pause = this.random.nextInt(200);
		List<Future<?>> senders = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			senders.add(this.threads.submit(() -> {
				begin.await();
				return sender.call();
			}));
		}
		begin.await();
		for (int i = 0; i < pause; i++) {
			Thread.onSpinWait();
		}
		end.run();
		for (Future<?> done : senders) {
			done.get(1, TimeUnit.MINUTES);
		}
	}

	/**
	 * Counts what it is given.
	 */
	private static final class Counting implements BossServiceHandler<Integer> {

		private final AtomicInteger handled = new AtomicInteger();

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			this.handled.incrementAndGet();
			if (info instanceof ServiceCall call) {
				call.reply("answer");
			}
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleBroadcast(Object message, Integer state) {
			this.handled.incrementAndGet();
			return Outcome.noReply(state);
		}

	}

}
