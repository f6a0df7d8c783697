/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.redis.RedisClusterEngine;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettucePoolingClientConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What becomes of an engine when the connections of the application hang, or are made
 * again much too late.
 */
class RedisConnectionsIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofMillis(2500);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static ClientResources resources;

	@BeforeAll
	static void start() {
		resources = DefaultClientResources.builder().reconnectDelay(Delay.constant(Duration.ofHours(1))).build();
	}

	@AfterAll
	static void stop() {
		resources.shutdown();
	}

	@Test
	void whenConnectionsAreStrandedThenLeasesAndFramesGoOn() {
		try (Redis redis = Redis.start(); Link link = new Link(redis.port())) {
			withEngine(standalone(link.port()), LettuceClientConfiguration.builder(),
					(engine) -> assertGoesOnAfter(engine, link::strand));
		}
	}

	@Test
	void whenPooledConnectionsAreStrandedThenLeasesAndFramesGoOn() {
		try (Redis redis = Redis.start(); Link link = new Link(redis.port())) {
			GenericObjectPoolConfig<StatefulConnection<?, ?>> pool = new GenericObjectPoolConfig<>();
			pool.setMaxTotal(2);
			withEngine(standalone(link.port()), LettucePoolingClientConfiguration.builder().poolConfig(pool),
					(engine) -> assertGoesOnAfter(engine, link::strand));
		}
	}

	@Test
	void whenRedisWasAwayThenLeasesAndFramesDoNotWaitForConnectionOfApplication() {
		try (Redis redis = Redis.start()) {
			withEngine(standalone(redis.port()), LettuceClientConfiguration.builder(),
					(engine) -> assertGoesOnAfter(engine, () -> {
						redis.kill();
						assertThatException().isThrownBy(() -> leases(engine).acquire("x", "one", MINUTE));
						assertThatException().isThrownBy(() -> engine.publish(frames("lost")));
						redis.startAgain();
					}));
		}
	}

	@Test
	void whenMasterAndFirstSentinelHangThenLeasesAndFramesGoOnWithReplica() {
		try (Redis master = Redis.start();
				Redis replica = master.startReplica();
				Redis sentinel = master.startSentinel("boss");
				Redis hanging = Redis.start()) {
			hanging.pause();
			RedisSentinelConfiguration servers = new RedisSentinelConfiguration().master("boss")
				.sentinel("127.0.0.1", hanging.port())
				.sentinel("127.0.0.1", sentinel.port());
			withEngine(servers, LettuceClientConfiguration.builder(), (engine) -> {
				await().until(() -> sentinel.ask("SENTINEL replicas boss").equals("*1"));
				assertThat(replica.port()).isNotEqualTo(master.port());
				assertGoesOnAfter(engine, master::pause);
			});
		}
	}

	@Test
	void whenPasswordIsWrongThenRootCauseSaysSo() {
		try (Redis redis = Redis.startWithPassword("right")) {
			RedisStandaloneConfiguration servers = standalone(redis.port());
			servers.setPassword("right");
			withEngine(servers, LettuceClientConfiguration.builder(),
					(engine) -> await().until(() -> leases(engine).acquire("x", "one", MINUTE).node().equals("one")));
			servers.setPassword("wrong");
			withEngine(servers, LettuceClientConfiguration.builder(),
					(engine) -> await().untilAsserted(
							() -> assertThatException().isThrownBy(() -> leases(engine).acquire("x", "one", MINUTE))
								.havingRootCause()
								.withMessageContaining("WRONGPASS")));
		}
	}

	private static void assertGoesOnAfter(ClusterEngine engine, Runnable fault) {
		AtomicBoolean heard = new AtomicBoolean();
		engine.start("one", (frame) -> heard.set(true));
		await().until(() -> isHeard(engine, heard));
		Lease before = await().until(() -> leases(engine).acquire("x", "one", MINUTE), Objects::nonNull);
		fault.run();
		await().untilAsserted(() -> {
			Lease after = leases(engine).acquire("x", "one", MINUTE);
			assertThat(after.node()).isEqualTo("one");
			assertThat(after.token()).isGreaterThanOrEqualTo(before.token());
		});
		heard.set(false);
		await().until(() -> isHeard(engine, heard));
		await().untilAsserted(engine::ping);
	}

	// What was published a moment ago may be heard now.
	private static boolean isHeard(ClusterEngine engine, AtomicBoolean heard) {
		engine.publish(frames("probe"));
		return heard.get();
	}

	private static void withEngine(RedisConfiguration servers, LettuceClientConfigurationBuilder client,
			Consumer<RedisClusterEngine> test) {
		LettuceConnectionFactory factory = factory(servers, client);
		RedisClusterEngine engine = new RedisClusterEngine(factory, "own", TIMEOUT);
		try {
			test.accept(engine);
		}
		finally {
			engine.stop();
			factory.destroy();
		}
	}

	private static LettuceConnectionFactory factory(RedisConfiguration servers,
			LettuceClientConfigurationBuilder client) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(servers,
				client.clientResources(resources).build());
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	private static RedisStandaloneConfiguration standalone(int port) {
		return new RedisStandaloneConfiguration("127.0.0.1", port);
	}

	private static LeaseStore leases(ClusterEngine engine) {
		LeaseStore leases = engine.leases();
		assertThat(leases).isNotNull();
		return leases;
	}

	private static List<byte[]> frames(String text) {
		return List.of(bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
	}

}
