/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.stats.SkipReason;

/**
 * Counts what nodes say to each other. Safe on any thread.
 */
public final class CountedCluster implements BossStats, ClusterStats {

	private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

	/**
	 * How often something has happened.
	 * @param what the name of a method of {@link ClusterStats}, or a reason
	 * @return how often
	 */
	public long count(Object what) {
		return this.counts.getOrDefault(what.toString(), new AtomicLong()).get();
	}

	private void add(Object what, long times) {
		this.counts.computeIfAbsent(what.toString(), (key) -> new AtomicLong()).addAndGet(times);
	}

	@Override
	public ServiceStats service(String service) {
		return ServiceStats.NONE;
	}

	@Override
	public ClusterStats cluster() {
		return this;
	}

	@Override
	public void sent(int messages) {
		add("sent", messages);
	}

	@Override
	public void received() {
		add("received", 1);
	}

	@Override
	public void notForwarded(ForwardFailure reason, int messages) {
		add(reason, messages);
	}

	@Override
	public void publishFailed() {
		add("publishFailed", 1);
	}

	@Override
	public void duplicate() {
		add("duplicate", 1);
	}

	@Override
	public void missed(long messages) {
		add("missed", messages);
	}

	@Override
	public void skipped(SkipReason reason) {
		add(reason, 1);
	}

	@Override
	public void memberJoined() {
		add("memberJoined", 1);
	}

	@Override
	public void memberLeft() {
		add("memberLeft", 1);
	}

}
