/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;
import java.util.function.Supplier;

import io.boss.websocket.cluster.lease.LeaseStoreStatus;
import io.boss.websocket.cluster.node.ClusterStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} for the cluster: {@link #DEGRADED} while the broker does not
 * take what it is given, or does not bring it back, or while the store of leases does not
 * answer. Clients are served all the same, so it is not {@link Status#DOWN}, which would
 * take a node away that works.
 */
public class BossClusterHealthIndicator extends AbstractHealthIndicator {

	/**
	 * The node serves its clients, and is cut off from the others.
	 */
	public static final Status DEGRADED = new Status("DEGRADED");

	private final Supplier<ClusterStatus> status;

	private final Supplier<@Nullable LeaseStoreStatus> leases;

	/**
	 * Creates an indicator.
	 * @param status how this node and its broker get on
	 * @param leases how the store of leases is, or {@code null} if there is none
	 */
	public BossClusterHealthIndicator(Supplier<ClusterStatus> status, Supplier<@Nullable LeaseStoreStatus> leases) {
		super("Could not tell how the cluster is");
		this.status = status;
		this.leases = leases;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ClusterStatus status = this.status.get();
		LeaseStoreStatus leases = this.leases.get();
		boolean leaseless = leases != null && leases.tooLong();
		builder.status((ClusterInspector.isConnected(status) && !leaseless) ? Status.UP : DEGRADED)
			.withDetail("engine", status.engine())
			.withDetail("node", status.name())
			.withDetail("others", names(status, false))
			.withDetail("outbox", status.outboxFrames())
			.withDetail("hearingItself", status.hearingItself());
		List<String> silent = names(status, true);
		if (!silent.isEmpty()) {
			builder.withDetail("silent", silent);
		}
		if (leases != null && leases.tooLong()) {
			builder.withDetail("leasesUnanswered", leases.unanswered().toSeconds() + " s");
			builder.withDetail("lastLeaseFailure", String.valueOf(leases.lastFailure()));
		}
		if (status.failingSince() != null) {
			builder.withDetail("failingSince", status.failingSince().toString());
			builder.withDetail("lastFailure", String.valueOf(status.lastFailure()));
		}
	}

	private static List<String> names(ClusterStatus status, boolean silentOnly) {
		return status.members()
			.stream()
			.filter((member) -> !silentOnly || member.silent())
			.map((member) -> member.member().name())
			.sorted()
			.toList();
	}

}
