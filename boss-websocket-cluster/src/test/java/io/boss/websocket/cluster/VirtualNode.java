/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.connection.TestUsers;
import io.boss.websocket.cluster.lease.ElectionEnvironment;
import io.boss.websocket.cluster.lease.ServiceElections;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.node.BrokerThreads;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import io.boss.websocket.cluster.presence.ClusterPresence;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.TestProcesses;
import io.boss.websocket.stats.BossStats;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node with presence and an election, on the test's thread and in its time.
 */
final class VirtualNode {

	static final Duration HEARTBEAT = Duration.ofSeconds(2);

	static final Duration LEASE = Duration.ofSeconds(10);

	final MemoryBroker.Engine engine;

	final ClusterNode node;

	final LocalConnections connections = new LocalConnections();

	final ClusterPresence presence;

	final ServiceProcess service;

	final ServiceElections elections;

	final List<String> heard = new ArrayList<>();

	final List<String> events = new ArrayList<>();

	VirtualNode(VirtualTime time, Executor executor, MemoryBroker broker, VirtualLeases leases, long seed) {
		Random random = new Random(seed);
		this.engine = broker.engine();
		this.node = new ClusterNode(this.engine,
				new ClusterSettings("test", HEARTBEAT, LEASE, true,
						new OutboxSettings(1000, 1 << 20, OutboxOverflow.DROP_OLDEST), 10_000),
				new ClusterEnvironment(Map::of, ContextCarrier.NONE, BossStats.NONE, BrokerThreads.stepping(executor),
						time.time(), random));
		this.node.handle("say", Say.class, (from, say) -> this.heard.add(say.text()));
		this.presence = new ClusterPresence(this.connections, this.node,
				new ServiceRegistry(List.of(), (service) -> null, null), this::told, time, 10_000);
		this.service = TestProcesses.standby(new BossServiceHandler<>() {
		}, executor);
		this.elections = new ServiceElections(List.of(this.service), leases.engine(this.engine), this.node, LEASE,
				ElectionEnvironment.of(time.time(), random));
	}

	private void told(Object event) {
		PresenceEntry entry = ((PresenceEvent) event).entry();
		this.events.add(event.getClass().getSimpleName() + " " + entry.user());
	}

	VirtualNode start() {
		this.elections.start();
		this.node.start();
		return this;
	}

	void stop() {
		this.node.stop();
		this.elections.stop();
	}

	void say(String text) {
		assertThat(this.node.publish("say", new Say(text))).isTrue();
	}

	FakeConnection enter(String user) {
		FakeConnection client = TestUsers.connection(user + "." + this.node.node(), user);
		this.connections.opened(client);
		this.presence.enter(client, Map.of());
		return client;
	}

	Set<String> users() {
		Set<String> users = new TreeSet<>();
		this.presence.list("test").forEach((entry) -> users.add(entry.user()));
		return users;
	}

	boolean leads() {
		return this.service.state() == ServiceState.RUNNING;
	}

	private record Say(String text) {
	}

}
