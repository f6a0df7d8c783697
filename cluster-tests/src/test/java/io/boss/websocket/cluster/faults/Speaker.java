/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.cluster.broadcast.ClusterBroadcastTransport;
import io.boss.websocket.cluster.engine.Redis;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.node.BrokerThreads;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import io.boss.websocket.cluster.redis.RedisClusterEngine;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * A node in a JVM of its own, which says numbers for as long as it lives. It has no web
 * server, because that takes long to start and nobody would ask for it.
 */
public final class Speaker {

	private Speaker() {
	}

	static Process start(int redisPort) {
		try {
			return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
					"-XX:+UseSerialGC", "-Xmx128m", "-cp", System.getProperty("java.class.path"),
					Speaker.class.getName(), Integer.toString(redisPort))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static void main(String[] args) throws IOException {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.initialize();
		Duration lease = Duration.ofSeconds(2);
		ClusterNode node = new ClusterNode(
				new RedisClusterEngine(Redis.at(Integer.parseInt(args[0])).connectionFactory(lease), "boss-websocket",
						lease),
				new ClusterSettings("speaker", Duration.ofMillis(200), lease, false,
						new OutboxSettings(1000, 1 << 20, OutboxOverflow.DROP_OLDEST), 1 << 20),
				new ClusterEnvironment(Map::of, ContextCarrier.NONE, BossStats.NONE,
						BrokerThreads.blocking(new SimpleAsyncTaskExecutor()), EngineTime.system(scheduler)));
		ClusterBroadcastTransport transport = new ClusterBroadcastTransport(node,
				new PayloadTypes(JsonMapper.builder().build(), List.of()), BossStats.NONE);
		node.start();
		AtomicInteger number = new AtomicInteger();
		scheduler.scheduleAtFixedRate(
				() -> transport.publish(new Broadcast("chat", "number " + number.getAndIncrement(), Map.of())),
				Duration.ofMillis(2));
		// Ends with the test, whatever becomes of that.
		System.exit(System.in.read());
	}

}
