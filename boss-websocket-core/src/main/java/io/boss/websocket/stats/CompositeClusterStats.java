/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.List;

import io.boss.websocket.log.RateLimitedWarning;

/**
 * Stats of the cluster for each of several delegates.
 */
final class CompositeClusterStats extends GuardedDelegates<ClusterStats> implements ClusterStats {

	CompositeClusterStats(List<ClusterStats> delegates, RateLimitedWarning warning) {
		super(delegates, warning);
	}

	@Override
	public void sent(int messages) {
		each((stats) -> stats.sent(messages));
	}

	@Override
	public void received() {
		each(ClusterStats::received);
	}

	@Override
	public void notForwarded(ForwardFailure reason, int messages) {
		each((stats) -> stats.notForwarded(reason, messages));
	}

	@Override
	public void publishFailed() {
		each(ClusterStats::publishFailed);
	}

	@Override
	public void duplicate() {
		each(ClusterStats::duplicate);
	}

	@Override
	public void missed(long messages) {
		each((stats) -> stats.missed(messages));
	}

	@Override
	public void skipped(SkipReason reason) {
		each((stats) -> stats.skipped(reason));
	}

	@Override
	public void memberJoined() {
		each(ClusterStats::memberJoined);
	}

	@Override
	public void memberLeft() {
		each(ClusterStats::memberLeft);
	}

}
