/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.plain.NodeLink;
import io.boss.websocket.test.plain.PlainNode;
import io.boss.websocket.test.tester.TestParts;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.HotSwappableTargetSource;

/**
 * Node of a cluster, with all of its lives: each has services, clients and an id of its
 * own.
 */
final class ClusterNodeUnderTest {

	private final int number;

	private final TestLoop loop;

	private final FaultyBroker broker;

	private final long seed;

	private final Map<String, Object> properties;

	private final List<BossTester.ServiceFactory> services;

	private final Set<String> ids = new HashSet<>();

	private @Nullable HotSwappableTargetSource current;

	private @Nullable BossTester tester;

	private @Nullable PlainNode node;

	/**
	 * Creates a node that does not run.
	 * @param number its number
	 * @param loop runs all nodes
	 * @param broker reaches other nodes
	 * @param seed makes ids and waits
	 * @param properties the properties, by their names
	 * @param services make the services
	 */
	ClusterNodeUnderTest(int number, TestLoop loop, FaultyBroker broker, long seed, Map<String, Object> properties,
			List<BossTester.ServiceFactory> services) {
		this.number = number;
		this.loop = loop;
		this.broker = broker;
		this.seed = seed;
		this.properties = properties;
		this.services = services;
	}

	int number() {
		return this.number;
	}

	String name() {
		return FaultyBroker.nameOf(this.number);
	}

	boolean isRunning() {
		return this.node != null;
	}

	BossTester tester() {
		return Objects.requireNonNull(this.tester);
	}

	void start() {
		if (this.node != null) {
			throw new IllegalStateException(name() + " runs already");
		}
		TestLoop loop = this.loop.of(name());
		Random random = new Random(31 * (31 * this.seed + this.number) + this.ids.size());
		NodeLink link = new NodeLink(name(), this.broker.connect(this.number), random, this.broker.clients());
		PlainNode node = new PlainNode(link, TestParts.of(loop), this.properties, this.services);
		ClusterNode member = Objects.requireNonNull(node.clusterNode());
		member.listen(new Watcher(loop));
		this.ids.add(member.node());
		this.node = node;
		becomes(node.tester(this::kill));
		node.start();
	}

	private void becomes(BossTester life) {
		if (this.current == null) {
			this.current = new HotSwappableTargetSource(life);
			this.tester = ProxyFactory.getProxy(BossTester.class, this.current);
		}
		else {
			this.current.swap(life);
		}
	}

	void kill() {
		PlainNode node = this.node;
		if (node != null) {
			this.node = null;
			note("is killed");
			this.broker.disconnect(this.number);
			node.kill();
		}
	}

	void stop() {
		PlainNode node = this.node;
		if (node != null) {
			note("stops");
			node.stop();
			this.node = null;
			this.broker.disconnect(this.number);
		}
	}

	void note(String what) {
		this.loop.transcript().add(name(), what);
	}

	/**
	 * Whether an id is one of this node, in whatever life.
	 * @param id the id of a node
	 * @return whether it is one of this node
	 */
	boolean hasId(String id) {
		return this.ids.contains(id);
	}

	/**
	 * The other nodes that it knows.
	 * @return the members, none if it does not run
	 */
	Collection<ClusterMember> others() {
		ClusterNode member = (this.node != null) ? this.node.clusterNode() : null;
		return (member != null) ? member.others() : List.of();
	}

	/**
	 * Whether a service runs here.
	 * @param service the name of the service
	 * @return whether it runs, and does not stand by
	 */
	boolean runs(String service) {
		if (this.node == null) {
			return false;
		}
		ServiceProcess process = this.node.registry().process(service);
		if (process == null) {
			throw new IllegalArgumentException(
					"There is no WebSocket service named '" + service + "'; there are " + this.node.registry().names());
		}
		return process.state() == ServiceState.RUNNING;
	}

	private record Watcher(TestLoop loop) implements MembershipListener {

		@Override
		public void joined(ClusterMember member) {
			this.loop.transcript().add("cluster", member.name() + " is a member");
		}

		@Override
		public void left(ClusterMember member) {
			this.loop.transcript().add("cluster", member.name() + " is no member any more");
		}

	}

}
