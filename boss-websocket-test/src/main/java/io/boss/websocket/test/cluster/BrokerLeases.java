/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.boss.websocket.cluster.Lease;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Leases that a broker keeps, by its own time.
 */
final class BrokerLeases {

	private final EngineClock clock;

	private final Map<String, Held> held = new HashMap<>();

	private long token;

	BrokerLeases(EngineClock clock) {
		this.clock = clock;
	}

	Lease acquire(String name, String node, Duration duration) {
		Held current = current(name);
		if (current != null && !current.lease().node().equals(node)) {
			return current.lease();
		}
		Lease lease = (current != null) ? current.lease() : new Lease(name, node, ++this.token);
		this.held.put(name, new Held(lease, this.clock.nanoTime() + Nanos.of(duration)));
		return lease;
	}

	private @Nullable Held current(String name) {
		Held held = this.held.get(name);
		return (held != null && this.clock.nanoTime() < held.end()) ? held : null;
	}

	void release(Lease lease) {
		Held current = current(lease.name());
		if (current != null && current.lease().equals(lease)) {
			this.held.remove(lease.name());
		}
	}

	private record Held(Lease lease, long end) {

	}

}
