/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.boss.websocket.timing.EngineClock;

/**
 * Leases of a broker in memory, by the clock of the test.
 */
final class VirtualLeases {

	private final EngineClock clock;

	private final Map<String, Held> held = new HashMap<>();

	private long token;

	VirtualLeases(EngineClock clock) {
		this.clock = clock;
	}

	/**
	 * An engine that has leases and nothing else, for one node.
	 * @param link is cut when the node cannot reach its broker
	 * @return the engine
	 */
	ClusterEngine engine(MemoryBroker.Engine link) {
		return new LeaseEngine(new Store(link));
	}

	private record Held(Lease lease, long end) {
	}

	private final class Store implements LeaseStore {

		private final MemoryBroker.Engine link;

		private Store(MemoryBroker.Engine link) {
			this.link = link;
		}

		@Override
		public Lease acquire(String name, String node, Duration duration) {
			reach();
			long now = VirtualLeases.this.clock.nanoTime();
			Held held = VirtualLeases.this.held.get(name);
			boolean free = held == null || held.end() <= now;
			Lease lease = free ? new Lease(name, node, ++VirtualLeases.this.token) : held.lease();
			if (lease.node().equals(node)) {
				VirtualLeases.this.held.put(name, new Held(lease, now + duration.toNanos()));
			}
			return lease;
		}

		@Override
		public void release(Lease lease) {
			reach();
			VirtualLeases.this.held.values().removeIf((held) -> held.lease().equals(lease));
		}

		private void reach() {
			if (!this.link.takesFrames()) {
				throw new IllegalStateException("The broker cannot be reached");
			}
		}

	}

	private record LeaseEngine(LeaseStore leases) implements ClusterEngine {

		@Override
		public String name() {
			return "virtual";
		}

		@Override
		public Set<EngineCapability> capabilities() {
			return Set.of();
		}

		@Override
		public void ping() {
		}

		@Override
		public void start(String node, FrameReceiver receiver) {
		}

		@Override
		public void publish(List<byte[]> frames) {
		}

		@Override
		public void stop() {
		}

	}

}
