/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.LeaseStore;
import io.boss.websocket.cluster.NodeInboxes;
import org.jspecify.annotations.Nullable;

/**
 * Connection of one node, from its start to its end, to a broker in memory.
 */
final class BrokerConnection implements ClusterEngine, NodeInboxes, LeaseStore {

	private final FaultyBroker broker;

	private final int number;

	private @Nullable String id;

	private @Nullable FrameReceiver receiver;

	BrokerConnection(FaultyBroker broker, int number) {
		this.broker = broker;
		this.number = number;
	}

	/**
	 * Whether it listens to frames for a node.
	 * @param to the id of the node, or {@code null} for all
	 * @return whether this node listens
	 */
	boolean takes(@Nullable String to) {
		return this.receiver != null && (to == null || to.equals(this.id));
	}

	void received(byte[] frame) {
		if (this.receiver != null) {
			this.receiver.received(frame);
		}
	}

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public Set<EngineCapability> capabilities() {
		return Set.of(EngineCapability.values());
	}

	@Override
	public void ping() {
		this.broker.requireReachable(this.number);
	}

	@Override
	public void start(String node, FrameReceiver receiver) {
		this.id = node;
		this.receiver = receiver;
	}

	@Override
	public void publish(List<byte[]> frames) {
		this.broker.publish(this.number, null, frames);
	}

	@Override
	public NodeInboxes inboxes() {
		return this;
	}

	@Override
	public void send(String node, List<byte[]> frames) {
		this.broker.publish(this.number, node, frames);
	}

	@Override
	public LeaseStore leases() {
		return this;
	}

	@Override
	public Lease acquire(String name, String node, Duration duration) {
		return this.broker.leases(this.number).acquire(name, node, duration);
	}

	@Override
	public void release(Lease lease) {
		this.broker.leases(this.number).release(lease);
	}

	@Override
	public void stop() {
		this.receiver = null;
	}

}
