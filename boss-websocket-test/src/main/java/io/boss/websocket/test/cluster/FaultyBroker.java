/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.test.engine.TestLoop;
import org.jspecify.annotations.Nullable;

/**
 * Broker in memory, between nodes on one loop, that fails as a test wants.
 */
final class FaultyBroker {

	private final int size;

	private final BrokerLeases leases;

	private final List<BrokerLink> links = new ArrayList<>();

	private final Map<Integer, BrokerConnection> connections = new HashMap<>();

	private final Set<Integer> isolated = new HashSet<>();

	private final Set<Integer> withoutLeases = new HashSet<>();

	private final AtomicInteger clients = new AtomicInteger();

	private boolean down;

	/**
	 * Creates a broker that does not fail.
	 * @param size how many nodes there are
	 * @param loop runs the arrival of frames
	 * @param seed draws the frames that are lost
	 */
	FaultyBroker(int size, TestLoop loop, long seed) {
		this.size = size;
		this.leases = new BrokerLeases(loop.time());
		Random random = new Random(seed);
		for (int from = 1; from <= size; from++) {
			for (int to = 1; to <= size; to++) {
				int receiver = to;
				this.links.add(new BrokerLink(nameOf(from) + " > " + nameOf(to), loop, random,
						(frame) -> arrive(receiver, frame)));
			}
		}
	}

	static String nameOf(int node) {
		return "node-" + node;
	}

	/**
	 * A count of the clients of all nodes.
	 * @return counts on
	 */
	AtomicInteger clients() {
		return this.clients;
	}

	/**
	 * A connection of a node, which takes the place of the one that it had.
	 * @param node the number of the node
	 * @return the engine of the node
	 */
	ClusterEngine connect(int node) {
		BrokerConnection connection = new BrokerConnection(this, node);
		this.connections.put(node, connection);
		return connection;
	}

	/**
	 * A node has died: the broker does not keep anything for it.
	 * @param node the number of the node
	 */
	void disconnect(int node) {
		this.connections.remove(node);
		for (int from = 1; from <= this.size; from++) {
			link(from, node).clear();
		}
	}

	BrokerLink link(int from, int to) {
		return this.links.get((from - 1) * this.size + to - 1);
	}

	List<BrokerLink> linksBetween() {
		List<BrokerLink> between = new ArrayList<>(this.links);
		for (int node = 1; node <= this.size; node++) {
			between.remove(link(node, node));
		}
		return between;
	}

	/**
	 * Takes frames of a node.
	 * @param from the number of the node
	 * @param to the id of the node that they are for, or {@code null} for all
	 * @param frames the frames
	 */
	void publish(int from, @Nullable String to, List<byte[]> frames) {
		requireReachable(from);
		for (int node = 1; node <= this.size; node++) {
			BrokerConnection connection = this.connections.get(node);
			if (connection != null && connection.takes(to)) {
				link(from, node).take(frames);
			}
		}
	}

	private void arrive(int node, byte[] frame) {
		BrokerConnection connection = this.connections.get(node);
		if (connection != null && isReachable(node)) {
			connection.received(frame);
		}
	}

	private boolean isReachable(int node) {
		return !this.down && !this.isolated.contains(node);
	}

	void requireReachable(int node) {
		if (!isReachable(node)) {
			throw new IllegalStateException("The broker cannot be reached");
		}
	}

	BrokerLeases leases(int node) {
		requireReachable(node);
		if (this.withoutLeases.contains(node)) {
			throw new IllegalStateException("The store of leases does not answer");
		}
		return this.leases;
	}

	void isolate(int node) {
		this.isolated.add(node);
	}

	void failLeases(int node) {
		this.withoutLeases.add(node);
	}

	void fail() {
		this.down = true;
	}

	void heal() {
		this.down = false;
		this.isolated.clear();
		this.withoutLeases.clear();
		this.links.forEach(BrokerLink::heal);
	}

}
