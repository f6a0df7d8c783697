/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.Seed;
import io.boss.websocket.ServiceState;
import io.boss.websocket.actuate.BossWebSocketHealthIndicator;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.RawWebSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services and executors that fail, and a client that floods, while others chat.
 */
class ServiceFaultsIntegrationTests {

	private static final int CHATS = Form.of(100, 5000);

	// The common pool may have one thread only.
	private static final Executor THREADS = new SimpleAsyncTaskExecutor("client-");

	private final EchoService echo = new EchoService();

	private final PickyService picky = new PickyService();

	private final AtomicLong refusals = new AtomicLong();

	private BossServer server;

	@BeforeEach
	void start() {
		SplittableRandom random = Seed.random(ServiceFaultsIntegrationTests.class);
		this.picky.random = random.split();
		SplittableRandom moods = random.split();
		this.server = BossServer.on(Container.TOMCAT)
			.service(EchoService.class, () -> this.echo)
			.service(PickyService.class, () -> this.picky)
			.service(ThrowerService.class, ThrowerService::new)
			.service(Moody.class, () -> new Moody(moods, this.refusals))
			.with(MoodyConfiguration.class)
			.with("boss.websocket.task-executor=moodyExecutor", "boss.websocket.services.picky.restart.window=1ms",
					"boss.websocket.services.picky.restart.initial-backoff=1ms",
					"boss.websocket.services.picky.restart.max-backoff=2ms",
					"boss.websocket.services.thrower.restart.initial-backoff=1ms",
					"boss.websocket.services.thrower.restart.window=1h", "logging.level.io.boss.websocket.service=OFF")
			.start();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void whenAServiceThrowsOnEveryMessageThenWhoSendsIsClosedAndTheServiceGoesOn() {
		List<RawWebSocket> senders = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			senders.add(connect("thrower"));
		}
		RawWebSocket listener = connect("thrower");
		CompletableFuture<Void> chat = CompletableFuture.runAsync(() -> chat("echo", CHATS), THREADS);
		for (int i = 0; i < 6; i++) {
			senders.forEach((sender) -> sender.send("whatever"));
		}
		for (RawWebSocket sender : senders) {
			assertThat(sender.readToClose()).isEqualTo("1008 messages of this client crash the service");
			sender.close();
		}
		chat.join();
		assertThat(health()).isEqualTo(Status.UP);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.server.service("thrower").state()).isEqualTo(ServiceState.RUNNING));
		long restarts = this.server.service("thrower").restarts();
		assertThat(restarts).isPositive().isLessThanOrEqualTo(5);
		assertThat(this.server.service("echo").restarts()).isZero();
		this.server.service("thrower").info("hello");
		assertThat(listener.readMessage()).isEqualTo("hello");
		listener.close();
		Form.report("service that throws on every message",
				"8 of 8 senders closed with 1008 after %d restarts, a listener stays, %d of %d round trips of others"
					.formatted(restarts, CHATS, CHATS));
	}

	// The executor refuses now and then all the while.
	@Test
	void whenErrorsAreThrownAndInitFailsThenEachMessageIsAnsweredOnceAndInOrder() {
		Set<String> threads = Census.take().threads();
		List<CompletableFuture<Void>> chats = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			chats.add(CompletableFuture.runAsync(() -> chat("echo", CHATS), THREADS));
			chats.add(CompletableFuture.runAsync(() -> chat("picky", CHATS), THREADS));
		}
		chats.forEach(CompletableFuture::join);
		assertThat(this.picky.memory.get()).isPositive();
		assertThat(this.picky.stack.get()).isPositive();
		assertThat(this.picky.init.get()).isPositive();
		assertThat(this.refusals.get()).isPositive();
		assertThat(this.server.service("picky").state()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.server.service("echo").restarts()).isZero();
		assertThat(Census.take().threads()).isEqualTo(threads);
		Form.report("OutOfMemoryError, StackOverflowError, failing init, executor that rejects",
				"%d, %d, %d and %d times; %d of %d messages answered, once and in order".formatted(
						this.picky.memory.get(), this.picky.stack.get(), this.picky.init.get(), this.refusals.get(),
						8 * CHATS, 8 * CHATS));
	}

	@Test
	void whenOneClientFloodsThenTheOthersChatAndNothingIsLost() {
		int flood = Form.of(5_000, 200_000);
		AtomicLong deepest = new AtomicLong();
		try (RawWebSocket flooder = connect("picky")) {
			CompletableFuture<Void> flooding = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < flood; i++) {
					flooder.send("flood " + i);
				}
				flooder.send("end of flood");
			}, THREADS);
			CompletableFuture<Void> others = CompletableFuture.runAsync(() -> chat("picky", CHATS), THREADS);
			while (!others.isDone()) {
				deepest.accumulateAndGet((long) Census.gauge(this.server, "mailbox.depth"), Math::max);
			}
			others.join();
			assertThat(flooder.readMessage()).isEqualTo("end of flood");
			flooding.join();
		}
		assertThat(this.picky.flooded).isEqualTo(flood);
		assertThat(this.picky.disorder).isFalse();
		// The share of the flooder, what was read with it at once, and what the others
		// say.
		assertThat(deepest.get()).isLessThan(200);
		Form.report("flood of one client", "%d messages handled in order, %d of %d round trips of others meanwhile, "
			.formatted(flood, CHATS, CHATS) + "at most " + deepest + " messages in the mailbox");
	}

	private Status health() {
		return this.server.context().getBean(BossWebSocketHealthIndicator.class).health().getStatus();
	}

	private RawWebSocket connect(String service) {
		return RawWebSocket.connect(this.server.uri("/websocket/" + service));
	}

	private void chat(String service, int messages) {
		URI uri = this.server.uri("/websocket/" + service);
		try (RawWebSocket client = RawWebSocket.connect(uri)) {
			String name = "client " + System.identityHashCode(client) + " ";
			int ahead = 8;
			for (int i = 0; i < messages + ahead; i++) {
				if (i < messages) {
					client.send(name + i);
				}
				if (i >= ahead) {
					assertThat(client.readMessage()).isEqualTo(name + (i - ahead));
				}
			}
		}
	}

	/**
	 * Throws at each message, and at each again. Infos go to everybody.
	 */
	@BossService("thrower")
	static final class ThrowerService implements BossServiceHandler<ConnectionGroup> {

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			throw new IllegalStateException("as always");
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup state) {
			state.send(info);
			return Outcome.noReply(state);
		}

	}

	/**
	 * An echo that runs out of memory, out of stack, or does not start, now and then, and
	 * only once for each message.
	 */
	@BossService("picky")
	static final class PickyService implements BossServiceHandler<String> {

		private final Set<String> refused = ConcurrentHashMap.newKeySet();

		private final AtomicLong memory = new AtomicLong();

		private final AtomicLong stack = new AtomicLong();

		private final AtomicLong init = new AtomicLong();

		private int starts;

		private int heard;

		private SplittableRandom random;

		private long flooded;

		private boolean disorder;

		@Override
		public String init() {
			if (++this.starts % 4 == 0) {
				this.init.incrementAndGet();
				throw new IllegalStateException("not now");
			}
			return "";
		}

		@Override
		public Outcome<String> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				String state) {
			String text = ((BossMessage.Text) message).payload();
			if (text.startsWith("flood ")) {
				this.disorder |= !text.equals("flood " + this.flooded++);
				return Outcome.noReply(state);
			}
			if (++this.heard % 20 == this.random.nextInt(5) && this.refused.add(text)) {
				fail();
			}
			client.send(message);
			return Outcome.noReply(state);
		}

		private void fail() {
			if (this.memory.get() <= this.stack.get()) {
				this.memory.incrementAndGet();
				throw new OutOfMemoryError("Array of " + new byte[Integer.MAX_VALUE].length);
			}
			this.stack.incrementAndGet();
			throw new IllegalStateException("Depth " + depth(0));
		}

		private int depth(int depth) {
			return (depth < Integer.MAX_VALUE) ? depth(depth + 1) + 1 : depth;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MoodyConfiguration {

		@Bean
		ThreadPoolTaskExecutor pool() {
			ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
			pool.setCorePoolSize(3);
			return pool;
		}

		@Bean
		TaskExecutor moodyExecutor(ThreadPoolTaskExecutor pool, Moody moody) {
			return (task) -> {
				int mood = moody.next();
				if (mood != 0) {
					pool.execute(task);
				}
				if (mood <= 1) {
					// Once having taken the task, once not.
					throw new RejectedExecutionException("not now");
				}
			};
		}

	}

	/**
	 * The moods of an executor.
	 *
	 * @param random where they come from
	 * @param refusals how often it has refused
	 */
	record Moody(SplittableRandom random, AtomicLong refusals) {

		synchronized int next() {
			int mood = this.random.nextInt(20);
			this.refusals.addAndGet((mood <= 1) ? 1 : 0);
			return mood;
		}

	}

}
