/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.broadcast.ClusterBroadcastTransport;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.node.BrokerThreads;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Broadcasts of this library, from the template's transport of one node to the subscriber
 * of each. The first node delivers to itself at once, so that only the others have the
 * broker in between; of one node alone the broker has nothing to bring.
 */
final class BossBus implements Bus {

	private static final int WAITING = 2000;

	private final List<ClusterNode> nodes = new ArrayList<>();

	private final List<ClusterBroadcastTransport> transports = new ArrayList<>();

	private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

	BossBus(int nodes, Supplier<ClusterEngine> engines) {
		this.scheduler.setDaemon(true);
		this.scheduler.initialize();
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("boss-cluster-");
		threads.setDaemon(true);
		PayloadTypes types = new PayloadTypes(JsonMapper.builder().build(), List.of());
		for (int i = 0; i < nodes; i++) {
			ClusterSettings settings = new ClusterSettings("node " + i, Duration.ofMillis(200), Duration.ofSeconds(10),
					false, new OutboxSettings(10_000, 16 << 20, OutboxOverflow.DROP_OLDEST), 1 << 20);
			ClusterNode node = new ClusterNode(engines.get(), settings,
					new ClusterEnvironment(Map::of, ContextCarrier.NONE, BossStats.NONE,
							BrokerThreads.blocking(threads), EngineTime.system(this.scheduler)));
			this.nodes.add(node);
			this.transports.add(new ClusterBroadcastTransport(node, types, BossStats.NONE));
		}
	}

	@Override
	public void open(IntConsumer received) {
		for (int i = 0; i < this.nodes.size(); i++) {
			int node = i;
			this.transports.get(i).subscribe((broadcast) -> {
				received.accept(node);
				return DeliveryResult.ACCEPTED;
			});
			this.nodes.get(i).start();
		}
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!this.nodes.stream().allMatch((node) -> node.others().size() == this.nodes.size() - 1)) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("The nodes do not find each other");
			}
			LockSupport.parkNanos(1_000_000);
		}
	}

	@Override
	public void publish(String message) {
		while (this.nodes.get(0).status().outboxFrames() > WAITING) {
			LockSupport.parkNanos(50_000);
		}
		this.transports.get(0).publish(new Broadcast("benchmark", message, Map.of()));
	}

	@Override
	public void close() {
		this.nodes.forEach(ClusterNode::stop);
		this.scheduler.shutdown();
	}

}
