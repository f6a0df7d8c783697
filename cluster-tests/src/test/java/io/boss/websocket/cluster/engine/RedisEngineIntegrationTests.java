/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.redis.RedisClusterEngine;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The engine on a real Redis, and what becomes of it when that is away.
 */
class RedisEngineIntegrationTests extends EngineContract {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static Redis redis;

	private static LettuceConnectionFactory connectionFactory;

	@BeforeAll
	static void startRedis() {
		redis = Redis.start();
		connectionFactory = redis.connectionFactory(MINUTE);
	}

	@AfterAll
	static void stopRedis() {
		connectionFactory.destroy();
		redis.close();
	}

	@Override
	ClusterEngine engine() {
		return new RedisClusterEngine(connectionFactory, "contract", Duration.ofSeconds(5));
	}

	@Test
	void whenContainerHasItsOwnExecutorThenMessagesOvertakeEachOther() throws Exception {
		List<Integer> received = new ArrayList<>();
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch all = new CountDownLatch(2);
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connectionFactory);
		container.addMessageListener((message, pattern) -> {
			int number = message.getBody()[0];
			if (number == 1) {
				awaitQuietly(first);
			}
			synchronized (received) {
				received.add(number);
			}
			first.countDown();
			all.countDown();
		}, ChannelTopic.of("trap"));
		container.afterPropertiesSet();
		container.start();
		try (var connection = connectionFactory.getConnection()) {
			connection.publish("trap".getBytes(), new byte[] { 1 });
			connection.publish("trap".getBytes(), new byte[] { 2 });
			assertThat(all.await(40, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			container.destroy();
		}
		assertThat(received).containsExactly(2, 1);
	}

	@Test
	void whenRedisIsAwayAtFirstThenNodeReceivesAsSoonAsItIsThere() {
		try (Redis late = Redis.notStarted()) {
			LettuceConnectionFactory factory = late.connectionFactory(MINUTE);
			Node node = new Node(new RedisClusterEngine(factory, "late", Duration.ofSeconds(5)));
			try {
				node.engine.start("one", node::received);
				assertThatException().isThrownBy(node.engine::ping);
				assertThatException().isThrownBy(() -> node.engine.publish(frames(List.of("lost"))));
				late.startAgain();
				awaitHearing(node);
				assertThat(node.received).isEmpty();
			}
			finally {
				node.engine.stop();
				factory.destroy();
			}
		}
	}

	@Test
	void whenRedisIsRestartedThenNodeReceivesAgainAndTokensGrow() {
		try (Redis own = Redis.start()) {
			LettuceConnectionFactory factory = own.connectionFactory(MINUTE);
			Node node = new Node(new RedisClusterEngine(factory, "restarted", Duration.ofSeconds(5)));
			try {
				node.engine.start("one", node::received);
				awaitHearing(node);
				long last = IntStream.range(0, 20).mapToLong((i) -> takeAndRelease(node)).max().orElseThrow();
				own.kill();
				own.startAgain();
				awaitHearing(node);
				assertThat(takeAndRelease(node)).isGreaterThan(last);
			}
			finally {
				node.engine.stop();
				factory.destroy();
			}
		}
	}

	@Test
	void whenRedisHangsThenCallsFailInTimeAndNodeReceivesWhenItGoesOn() {
		try (Redis own = Redis.start()) {
			LettuceConnectionFactory factory = own.connectionFactory(MINUTE);
			Node node = new Node(new RedisClusterEngine(factory, "slow", Duration.ofMillis(500)));
			try {
				node.engine.start("one", node::received);
				awaitHearing(node);
				own.pause();
				long start = System.nanoTime();
				// The time is over for the engine and for its client at the same moment.
				assertThatException().isThrownBy(() -> node.engine.publish(frames(List.of("a", "b"))))
					.satisfies((ex) -> assertThat(ex).satisfiesAnyOf(
							(late) -> assertThat(late).isInstanceOf(QueryTimeoutException.class),
							(late) -> assertThat(late).hasCauseInstanceOf(QueryTimeoutException.class)));
				assertThatException().isThrownBy(() -> node.engine.publish(frames(List.of("a", "b"))));
				assertThatException().isThrownBy(node.engine::ping);
				assertThatException().isThrownBy(() -> leases(node).acquire("x", "one", MINUTE));
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MINUTE.dividedBy(2));
				own.resume();
				awaitHearing(node);
				node.engine.publish(frames(List.of("a", "b")));
				EngineContract.patiently().untilAsserted(() -> assertThat(node.received).endsWith("a", "b"));
			}
			finally {
				own.resume();
				node.engine.stop();
				factory.destroy();
			}
		}
	}

	@Test
	void whenTwoNodesWantLeaseThenOneHoldsItUntilItLetsGo() {
		LeaseStore one = leases(engine());
		LeaseStore two = leases(engine());
		Lease first = one.acquire("chat", "one", MINUTE);
		assertThat(first).isEqualTo(new Lease("chat", "one", first.token()));
		assertThat(two.acquire("chat", "two", MINUTE)).isEqualTo(first);
		assertThat(one.acquire("chat", "one", MINUTE)).isEqualTo(first);
		two.release(new Lease("chat", "two", first.token()));
		assertThat(two.acquire("chat", "two", MINUTE)).isEqualTo(first);
		one.release(first);
		Lease second = two.acquire("chat", "two", MINUTE);
		assertThat(second.node()).isEqualTo("two");
		assertThat(second.token()).isGreaterThan(first.token());
		one.release(first);
		assertThat(one.acquire("chat", "one", MINUTE)).isEqualTo(second);
		two.release(second);
		assertThat(two.acquire("chat", "two", MINUTE).token()).isGreaterThan(second.token());
	}

	@Test
	void whenLeaseIsNotRenewedThenItPassesOn() {
		LeaseStore leases = leases(engine());
		Lease first = leases.acquire("short", "one", Duration.ofMillis(300));
		EngineContract.patiently().untilAsserted(() -> {
			Lease second = leases.acquire("short", "two", MINUTE);
			assertThat(second.node()).isEqualTo("two");
			assertThat(second.token()).isGreaterThan(first.token());
		});
	}

	@Test
	void whenLeaseIsRenewedThenItLastsLongerThanAtFirst() {
		LeaseStore leases = leases(engine());
		Lease first = leases.acquire("renewed", "one", Duration.ofSeconds(1));
		leases.acquire("renewed", "one", MINUTE);
		Awaitility.await()
			.during(Duration.ofMillis(1200))
			.until(() -> leases.acquire("renewed", "two", MINUTE), first::equals);
	}

	private static long takeAndRelease(Node node) {
		Lease lease = leases(node).acquire("counter", "one", MINUTE);
		leases(node).release(lease);
		return lease.token();
	}

	private static LeaseStore leases(Node node) {
		return leases(node.engine);
	}

	private static LeaseStore leases(ClusterEngine engine) {
		LeaseStore leases = engine.leases();
		assertThat(leases).isNotNull();
		return leases;
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(40, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
