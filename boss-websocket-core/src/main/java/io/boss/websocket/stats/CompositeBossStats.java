/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apiguardian.api.API;

/**
 * Composite of stats that guards: each delegate hears of everything, and what one of them
 * throws is logged, and harms neither the engine nor the others. Safe on any thread.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class CompositeBossStats extends GuardedDelegates<BossStats> implements BossStats {

	private final List<BossStats> delegates;

	private CompositeBossStats(List<BossStats> delegates) {
		super(delegates, null);
		this.delegates = delegates;
	}

	/**
	 * Makes one of several. Those that count nothing are left out, so that nothing is
	 * called where nothing counts.
	 * @param stats the delegates, in the order in which they are to hear
	 * @return stats that do not throw
	 */
	public static BossStats of(BossStats... stats) {
		if (stats.length == 1 && stats[0] instanceof CompositeBossStats) {
			return stats[0];
		}
		List<BossStats> delegates = Arrays.stream(stats).flatMap(CompositeBossStats::counting).toList();
		return delegates.isEmpty() ? BossStats.NONE : new CompositeBossStats(delegates);
	}

	private static Stream<BossStats> counting(BossStats stats) {
		if (stats instanceof CompositeBossStats composite) {
			return composite.delegates.stream();
		}
		return (stats != BossStats.NONE) ? Stream.of(stats) : Stream.empty();
	}

	@Override
	public ServiceStats service(String service) {
		List<ServiceStats> parts = parts((stats) -> stats.service(service), ServiceStats.NONE);
		return parts.isEmpty() ? ServiceStats.NONE : new CompositeServiceStats(parts, warning());
	}

	@Override
	public ClusterStats cluster() {
		List<ClusterStats> parts = parts(BossStats::cluster, ClusterStats.NONE);
		return parts.isEmpty() ? ClusterStats.NONE : new CompositeClusterStats(parts, warning());
	}

	private <T> List<T> parts(Function<BossStats, T> part, T none) {
		return this.delegates.stream().map(part).filter((stats) -> stats != none).toList();
	}

	@Override
	public void broadcastSent(boolean accepted) {
		each((stats) -> stats.broadcastSent(accepted));
	}

	@Override
	public void eventDropped() {
		each(BossStats::eventDropped);
	}

}
