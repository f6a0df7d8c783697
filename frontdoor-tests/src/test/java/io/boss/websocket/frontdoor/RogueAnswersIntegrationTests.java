/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.boss.websocket.BossService;
import io.boss.websocket.Reply;
import io.boss.websocket.SendResult;
import io.boss.websocket.annotation.OnIncoming;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of services that break the rules of what answers late, with virtual threads.
 */
class RogueAnswersIntegrationTests {

	private static final int THREADS = 8;

	private static BossServer server;

	@BeforeAll
	static void start() {
		server = BossServer.on(Container.values()[0])
			.service(RogueService.class, RogueService::new)
			.service(SharedReplyService.class, SharedReplyService::new)
			.with("spring.threads.virtual.enabled=true", "boss.websocket.requests.max-open=4",
					"boss.websocket.restart.max-per-client=100", "boss.websocket.restart.max-by-clients=100",
					"boss.websocket.restart.max-restarts=100")
			.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ends-twice", "after-the-end", "errors-after-the-end", "subscribes-twice" })
	void whenPublisherGoesOnAfterItsEndThenTheClientHearsOneEnd(String how) {
		try (RawWebSocket client = connect("rogue")) {
			for (int id = 1; id < 10; id++) {
				client.send("{\"boss.id\":" + id + ",\"how\":\"" + how + "\"}");
				assertThat(client.readMessage())
					.isEqualTo("{\"boss.re\":" + id + ",\"boss.more\":true,\"boss.value\":1}");
				assertThat(client.readMessage()).isEqualTo("{\"boss.re\":" + id + ",\"boss.done\":true}");
			}
			assertNothingElseComes(client);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "throws-at-subscribe", "throws-at-request", "throws-error-at-request" })
	void whenPublisherThrowsThenTheRequestFails(String how) {
		try (RawWebSocket client = connect("rogue")) {
			for (int id = 1; id < 10; id++) {
				client.send("{\"boss.id\":" + id + ",\"how\":\"" + how + "\"}");
				assertThat(client.readMessage()).startsWith("{\"boss.re\":" + id + ",\"boss.error\":{\"status\":500,");
			}
			assertNothingElseComes(client);
		}
	}

	@Test
	void whenPublisherIgnoresDemandThenAllComesInOrder() {
		try (RawWebSocket client = connect("rogue")) {
			client.send("{\"boss.id\":1,\"how\":\"floods\"}");
			for (int i = 0; i < 500; i++) {
				assertThat(client.readMessage())
					.isEqualTo("{\"boss.re\":1,\"boss.more\":true,\"boss.value\":" + i + "}");
			}
			assertThat(client.readMessage()).isEqualTo("{\"boss.re\":1,\"boss.done\":true}");
			assertNothingElseComes(client);
		}
	}

	@Test
	void whenPublisherNeverSubscribesThenCancelsMakeRoomAndTooManyClose() {
		try (RawWebSocket client = connect("rogue")) {
			for (int id = 0; id < 100; id++) {
				client.send("{\"boss.id\":" + id + ",\"how\":\"never\"}");
				client.send("{\"boss.cancel\":" + id + "}");
			}
			assertNothingElseComes(client);
			for (int id = 0; id < 5; id++) {
				client.send("{\"boss.id\":" + id + ",\"how\":\"never\"}");
			}
			assertThat(client.readToClose()).isEqualTo("1008 too many requests");
		}
	}

	@Test
	void whenManyThreadsEndAReplyThenOneDoes() throws Exception {
		SharedReplyService service = server.context().getBean(SharedReplyService.class);
		try (RawWebSocket client = connect("shared-reply")) {
			for (int id = 1; id < 50; id++) {
				client.send("{\"boss.id\":" + id + ",\"how\":\"late\"}");
				Reply<String> reply = service.replies.poll(20, TimeUnit.SECONDS);
				AtomicInteger ended = new AtomicInteger();
				CountDownLatch start = new CountDownLatch(1);
				List<Thread> threads = IntStream.range(0, THREADS).mapToObj((i) -> new Thread(() -> {
					await(start);
					reply.next("part");
					if (reply.send("end") != SendResult.CLOSED) {
						ended.incrementAndGet();
					}
					assertThat(reply.next("late")).isEqualTo(SendResult.CLOSED);
				})).toList();
				threads.forEach(Thread::start);
				start.countDown();
				for (Thread thread : threads) {
					thread.join();
				}
				assertThat(ended).hasValue(1);
				String message = client.readMessage();
				while (message.contains("boss.more")) {
					message = client.readMessage();
				}
				assertThat(message).isEqualTo("{\"boss.re\":" + id + ",\"boss.value\":\"end\"}");
			}
			client.send("{\"boss.id\":0,\"how\":\"late\"}");
			Reply<String> reply = service.replies.poll(20, TimeUnit.SECONDS);
			client.reset();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(reply::isCancelled);
			assertThat(reply.next("late")).isEqualTo(SendResult.CLOSED);
			AtomicInteger told = new AtomicInteger();
			reply.onCancel(told::incrementAndGet);
			assertThat(told).hasValue(1);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void assertNothingElseComes(RawWebSocket client) {
		client.send("{\"boss.id\":\"last\",\"how\":\"empty\"}");
		assertThat(client.readMessage()).isEqualTo("{\"boss.re\":\"last\",\"boss.done\":true}");
	}

	private static RawWebSocket connect(String service) {
		return RawWebSocket.connect(server.uri("/websocket/" + service));
	}

	record Question(String how) {
	}

	@BossService("rogue")
	static class RogueService {

		@OnIncoming
		Flow.Publisher<Integer> asked(Question question) {
			return (subscriber) -> answer(question.how(), subscriber);
		}

		private static void answer(String how, Subscriber<? super Integer> subscriber) {
			switch (how) {
				case "never" -> {
				}
				case "throws-at-subscribe" -> throw new IllegalStateException(how);
				case "throws-at-request" -> subscriber.onSubscribe(new Asked(() -> {
					throw new IllegalStateException(how);
				}));
				case "throws-error-at-request" -> subscriber.onSubscribe(new Asked(() -> {
					throw new AssertionError(how);
				}));
				default -> {
					subscriber.onSubscribe(new Asked(() -> {
					}));
					values(how, subscriber);
				}
			}
		}

		private static void values(String how, Subscriber<? super Integer> subscriber) {
			int count = how.equals("floods") ? 500 : how.equals("empty") ? 0 : 1;
			for (int i = 0; i < count; i++) {
				subscriber.onNext((count > 1) ? i : 1);
			}
			if (how.equals("subscribes-twice")) {
				subscriber.onSubscribe(new Asked(() -> {
				}));
			}
			subscriber.onComplete();
			switch (how) {
				case "ends-twice" -> subscriber.onComplete();
				case "after-the-end" -> subscriber.onNext(2);
				case "errors-after-the-end" -> subscriber.onError(new IllegalStateException(how));
				default -> {
				}
			}
		}

	}

	record Asked(Runnable action) implements Subscription {

		@Override
		public void request(long n) {
			this.action.run();
		}

		@Override
		public void cancel() {
		}

	}

	@BossService("shared-reply")
	static class SharedReplyService {

		private final BlockingQueue<Reply<String>> replies = new LinkedBlockingQueue<>();

		@OnIncoming
		void asked(Question question, Reply<String> reply) {
			this.replies.add(reply);
		}

	}

}
