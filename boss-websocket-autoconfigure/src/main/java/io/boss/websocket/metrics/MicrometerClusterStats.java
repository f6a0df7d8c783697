/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.SkipReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Meters of what nodes say to each other. There are some only in a cluster.
 */
final class MicrometerClusterStats implements ClusterStats {

	private final Counter sent;

	private final Counter received;

	private final Counter failures;

	private final Counter duplicates;

	private final Counter missed;

	private final Counter joined;

	private final Counter left;

	private final EnumLookup<ForwardFailure, Counter> notForwarded;

	private final EnumLookup<SkipReason, Counter> skipped;

	MicrometerClusterStats(MeterRegistry registry) {
		this.sent = BossMeter.CLUSTER_SENT.counter().register(registry);
		this.received = BossMeter.CLUSTER_RECEIVED.counter().register(registry);
		this.failures = BossMeter.CLUSTER_PUBLISH_FAILURES.counter().register(registry);
		this.duplicates = BossMeter.CLUSTER_DUPLICATES.counter().register(registry);
		this.missed = BossMeter.CLUSTER_MISSED.counter().register(registry);
		this.joined = BossMeter.CLUSTER_MEMBER_CHANGES.counter().tag("change", "joined").register(registry);
		this.left = BossMeter.CLUSTER_MEMBER_CHANGES.counter().tag("change", "left").register(registry);
		this.notForwarded = new EnumLookup<>(ForwardFailure.class,
				(reason) -> counter(registry, BossMeter.CLUSTER_NOT_FORWARDED, reason));
		this.skipped = new EnumLookup<>(SkipReason.class,
				(reason) -> counter(registry, BossMeter.CLUSTER_SKIPPED, reason));
	}

	private static Counter counter(MeterRegistry registry, BossMeter meter, Enum<?> reason) {
		return meter.counter().tag(BossMeter.REASON, BossMeter.tag(reason)).register(registry);
	}

	@Override
	public void sent(int messages) {
		this.sent.increment(messages);
	}

	@Override
	public void received() {
		this.received.increment();
	}

	@Override
	public void notForwarded(ForwardFailure reason, int messages) {
		this.notForwarded.get(reason).increment(messages);
	}

	@Override
	public void publishFailed() {
		this.failures.increment();
	}

	@Override
	public void duplicate() {
		this.duplicates.increment();
	}

	@Override
	public void missed(long messages) {
		this.missed.increment((double) messages);
	}

	@Override
	public void skipped(SkipReason reason) {
		this.skipped.get(reason).increment();
	}

	@Override
	public void memberJoined() {
		this.joined.increment();
	}

	@Override
	public void memberLeft() {
		this.left.increment();
	}

}
