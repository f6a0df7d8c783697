/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.service.discovery.ServiceName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestTime;
import io.boss.websocket.test.engine.TestLoop;

import org.springframework.util.Assert;

/**
 * Cluster whose broker is in memory.
 */
final class MemoryCluster implements BossTestCluster {

	private static final Duration MOMENT = Duration.ofMillis(100);

	private static final int MOMENTS = 1000;

	private final TestLoop loop;

	private final FaultyBroker broker;

	private final List<ClusterNodeUnderTest> nodes;

	private final ClusterTime time;

	MemoryCluster(TestLoop loop, FaultyBroker broker, List<ClusterNodeUnderTest> nodes) {
		this.loop = loop;
		this.broker = broker;
		this.nodes = List.copyOf(nodes);
		this.time = new ClusterTime(loop);
	}

	/**
	 * Starts all nodes, and lets time pass until they know each other.
	 */
	void begin() {
		this.nodes.forEach(ClusterNodeUnderTest::start);
		for (int i = 0; i < MOMENTS && !isComplete(); i++) {
			this.loop.advance(MOMENT);
		}
	}

	private boolean isComplete() {
		return this.nodes.stream().allMatch((node) -> node.others().size() == this.nodes.size() - 1);
	}

	private ClusterNodeUnderTest numbered(int node) {
		if (node < 1 || node > this.nodes.size()) {
			throw new IllegalArgumentException(
					"There is no node " + node + "; there are those from 1 to " + this.nodes.size());
		}
		return this.nodes.get(node - 1);
	}

	private void note(String what) {
		this.loop.transcript().add("network", what);
	}

	@Override
	public BossTester node(int node) {
		return numbered(node).tester();
	}

	@Override
	public List<BossTester> nodes() {
		return this.nodes.stream().map(ClusterNodeUnderTest::tester).toList();
	}

	@Override
	public TestTime time() {
		return this.time;
	}

	@Override
	public void settle() {
		this.loop.settle();
	}

	@Override
	public boolean step() {
		return this.loop.step();
	}

	@Override
	public String transcript() {
		return this.loop.transcript().text();
	}

	@Override
	public void partition(int node, int... others) {
		Assert.isTrue(others.length > 0,
				() -> "Name the nodes from which node " + node + " is cut off, or isolate(" + node + ") it from all");
		settle();
		for (int other : others) {
			Assert.isTrue(other != node, () -> "Node " + node + " cannot be cut off from itself");
			note(numbered(node).name() + " and " + numbered(other).name() + " are cut off from each other");
			this.broker.link(node, other).cut();
			this.broker.link(other, node).cut();
		}
	}

	@Override
	public void isolate(int node) {
		settle();
		note(numbered(node).name() + " is cut off from the broker");
		this.broker.isolate(node);
	}

	@Override
	public void heal() {
		settle();
		note("is healed");
		this.broker.heal();
	}

	@Override
	public ClusterLink link(int from, int to) {
		settle();
		return this.broker.link(numbered(from).number(), numbered(to).number());
	}

	@Override
	public ClusterLink links() {
		settle();
		return new BrokerLinks(this.broker.linksBetween());
	}

	@Override
	public void failBroker() {
		settle();
		note("has no broker");
		this.broker.fail();
	}

	@Override
	public void failLeases(int node) {
		settle();
		note("has no leases for " + numbered(node).name());
		this.broker.failLeases(node);
	}

	@Override
	public void kill(int node) {
		settle();
		numbered(node).kill();
	}

	@Override
	public void killAfter(int node, int steps) {
		for (int i = 0; i < steps; i++) {
			step();
		}
		numbered(node).kill();
	}

	@Override
	public void stop(int node) {
		settle();
		numbered(node).stop();
	}

	@Override
	public void start(int node) {
		numbered(node).start();
	}

	@Override
	public boolean isRunning(int node) {
		return numbered(node).isRunning();
	}

	@Override
	public Set<Integer> members(int node) {
		settle();
		Set<Integer> members = new TreeSet<>();
		for (ClusterMember member : numbered(node).others()) {
			this.nodes.stream()
				.filter((other) -> other.hasId(member.id()))
				.forEach((other) -> members.add(other.number()));
		}
		return members;
	}

	@Override
	public OptionalInt leader(Class<?> service) {
		settle();
		String name = ServiceName.of(service);
		List<Integer> running = this.nodes.stream()
			.filter((node) -> node.runs(name))
			.map(ClusterNodeUnderTest::number)
			.toList();
		if (running.size() > 1) {
			throw new AssertionError("Service '" + name + "' runs on several nodes: " + running);
		}
		return running.isEmpty() ? OptionalInt.empty() : OptionalInt.of(running.get(0));
	}

	@Override
	public void close() {
		this.nodes.forEach(ClusterNodeUnderTest::kill);
	}

}
