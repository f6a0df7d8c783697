/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceState;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BossTester} with what tests seldom do.
 */
class OddUseTests {

	private final BossTester boss = BossTester.builder()
		.property("boss.websocket.limits.messages-per-second", 0)
		.service(new CountService())
		.service(new OtherService())
		.start();

	private final BossServiceReference count = this.boss.services().get("count");

	@Test
	void whenTimeWouldGoBackItStays() {
		TestTime time = this.boss.time();
		time.advance(Duration.ZERO);
		assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofNanos(-1)))
			.withMessageContaining("Time does not go back: PT-0.000000001S");
		assertThat(time.elapsed()).isZero();
	}

	@Test
	void whenClientCannotReadTheTestFails() {
		try (BossTester tester = BossTester.builder()
			.property("boss.websocket.compression.enabled", true)
			.service(new LongWindedService())
			.start()) {
			TestClient ann = tester.connect("/websocket/long-winded",
					(handshake) -> handshake.header("Sec-WebSocket-Extensions", "permessage-deflate"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(ann::receive)
				.withMessageContaining("client-1 cannot inflate");
		}
	}

	@Test
	void whenTimeWouldEndItStays() {
		TestTime time = this.boss.time();
		Duration years = Duration.ofDays(365 * 150);
		time.advance(years);
		assertThat(time.elapsed()).isEqualTo(years);
		assertThatIllegalArgumentException().isThrownBy(() -> time.advance(years))
			.withMessageContaining("which is not as far away as PT1314000H");
		assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofSeconds(Long.MAX_VALUE)));
		assertThat(time.elapsed()).isEqualTo(years);
		this.count.timers().startSingle("last", Duration.ofSeconds(Long.MAX_VALUE), "end");
		time.advance(Duration.ofDays(1));
		assertThat(this.boss.service("count").timers()).containsExactly("last");
	}

	@Test
	void whenTimerIsDueAllTheTimeTheTestEnds() {
		this.count.timers().startPeriodic("nervous", Duration.ofNanos(1), "tick");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.boss.time().advance(Duration.ofDays(1)))
			.withMessageContaining("There is no end")
			.withMessageContaining("handleInfo tick");
	}

	@Test
	void whenManyMessagesWaitAllAreHandled() {
		TestClient bob = this.boss.connect("/websocket/count");
		for (int i = 0; i < 60_000; i++) {
			bob.send("" + i);
		}
		assertThat(bob.receivedTexts()).hasSize(60_000);
		for (int i = 0; i < 60_000; i++) {
			assertThat(bob.receive()).isEqualTo("" + i);
		}
	}

	@Test
	void whenOtherThreadsCallOneAtATimeRunsServices() throws Exception {
		TestClient bob = this.boss.connect("/websocket/count");
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<?>> callers = new ArrayList<>();
			for (int thread = 0; thread < 2; thread++) {
				callers.add(threads.submit(() -> {
					for (int i = 0; i < 1000; i++) {
						this.count.call("how many");
					}
				}));
			}
			for (int i = 0; i < 1000; i++) {
				bob.send("" + i);
				this.boss.settle();
			}
			for (Future<?> caller : callers) {
				caller.get();
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(this.boss.service("count").state()).isEqualTo(3000);
		assertThat(bob.receivedTexts()).hasSize(1000);
		assertThat(this.boss.time().elapsed()).isZero();
	}

	@Test
	void whenCallbackWaitsForThreadThatCallsAnotherServiceBothGoOn() throws Exception {
		CompletableFuture<Object> answer = new CompletableFuture<>();
		Thread caller = new Thread(() -> answer.complete(this.boss.services().get("other").call("how many")));
		this.count.info((Runnable) () -> {
			caller.start();
			answer.join();
		});
		this.boss.settle();
		caller.join();
		assertThat(answer.join()).isEqualTo(0);
	}

	@Test
	void whenClientLosesConnectionWhatItHasSentArrives() {
		TestClient bob = this.boss.connect("/websocket/count");
		bob.send("one").send("two").disconnect();
		assertThat(this.boss.service("count").state()).isEqualTo(2);
		assertThat(bob).isClosedWith(1006);
	}

	@Test
	void whenTextOfBroadcastFailsServiceRunsAsOnServer() {
		this.boss.broadcast("count", new Wordless());
		assertThat(this.boss.service("count").status()).isEqualTo(ServiceState.RUNNING);
		assertThat(this.boss.service("count").restarts()).isZero();
		assertThat(this.boss.service("count").state()).isEqualTo(1);
		assertThat(this.boss.transcript()).contains("Wordless, whose toString() has thrown java.lang.IllegalState");
	}

	@Test
	void whenServiceIsProxyItIsServiceOfItsClass() {
		ProxyFactory proxies = new ProxyFactory(new CountService());
		proxies.setProxyTargetClass(true);
		try (BossTester tester = BossTester.of(proxies.getProxy())) {
			TestClient bob = tester.connect(CountService.class);
			bob.send("hello");
			assertThat(bob.receive()).isEqualTo("hello");
		}
	}

	@Test
	void whenClientCannotSendSomethingItSaysSo() {
		TestClient bob = this.boss.connect("/websocket/count");
		assertThatIllegalArgumentException().isThrownBy(bob::sendParts).withMessage("A message has a part at least");
		assertThatIllegalArgumentException().isThrownBy(() -> bob.close(65536 + 1000, ""))
			.withMessage("A close code has 16 bits: 66536");
		bob.send("hello");
		assertThat(bob.receive()).isEqualTo("hello");
		bob.close();
		assertThat(bob).isClosedWith(1000);
	}

	private static final class Wordless {

		@Override
		public String toString() {
			throw new IllegalStateException("no words");
		}

	}

	@BossService("count")
	static class CountService implements BossServiceHandler<Integer> {

		@Override
		public Integer init() {
			return 0;
		}

		@Override
		public Outcome<Integer> handleIncoming(String path, BossConnection client, BossMessage message, Integer count) {
			client.send(message);
			return Outcome.noReply(count + 1);
		}

		@Override
		public Outcome<Integer> handleBroadcast(Object message, Integer count) {
			return Outcome.noReply(count + 1);
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer count) {
			if (info instanceof ServiceCall call) {
				call.reply(count);
			}
			if (info instanceof Runnable task) {
				task.run();
			}
			return Outcome.noReply(count + 1);
		}

	}

	@BossService("other")
	static class OtherService extends CountService {

	}

	@BossService("long-winded")
	static class LongWindedService implements BossServiceHandler<Void> {

		@Override
		public Outcome<Void> handleJoin(String servicePath, BossConnection client, Void state) {
			client.send("a".repeat(10_000));
			return Outcome.noReply(state);
		}

	}

}
