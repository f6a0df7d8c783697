/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.engine.Seeds;
import io.boss.websocket.test.engine.TestLoop;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Builder of clusters without an application context.
 */
final class MemoryClusterBuilder implements BossTestCluster.Builder {

	private final int size;

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final Map<Integer, Map<String, Object>> ownProperties = new HashMap<>();

	private final List<BossTester.ServiceFactory> services = new ArrayList<>();

	private @Nullable Long seed = Seeds.current();

	MemoryClusterBuilder(int size) {
		Assert.isTrue(size > 0, "A cluster has a node at least");
		this.size = size;
	}

	@Override
	public BossTestCluster.Builder property(String name, Object value) {
		this.properties.put(name, value);
		return this;
	}

	@Override
	public BossTestCluster.Builder property(int node, String name, Object value) {
		this.ownProperties.computeIfAbsent(node, (number) -> new LinkedHashMap<>()).put(name, value);
		return this;
	}

	@Override
	public BossTestCluster.Builder seed(long seed) {
		this.seed = seed;
		return this;
	}

	@Override
	public BossTestCluster.Builder service(BossTester.ServiceFactory service) {
		this.services.add(service);
		return this;
	}

	@Override
	public BossTestCluster start() {
		TestLoop loop = TestLoop.drawing(this.seed);
		long seed = (this.seed != null) ? this.seed : 0;
		FaultyBroker broker = new FaultyBroker(this.size, loop, seed);
		List<ClusterNodeUnderTest> nodes = new ArrayList<>();
		for (int number = 1; number <= this.size; number++) {
			nodes.add(new ClusterNodeUnderTest(number, loop, broker, seed, propertiesOf(number), this.services));
		}
		MemoryCluster cluster = new MemoryCluster(loop, broker, nodes);
		cluster.begin();
		return cluster;
	}

	private Map<String, Object> propertiesOf(int node) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("boss.websocket.cluster.node-name", FaultyBroker.nameOf(node));
		all.putAll(this.properties);
		all.putAll(this.ownProperties.getOrDefault(node, Map.of()));
		return all;
	}

}
