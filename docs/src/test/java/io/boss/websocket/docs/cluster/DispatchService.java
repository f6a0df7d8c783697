/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.cluster;

import io.boss.websocket.BossService;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.Lease;

/**
 * Service that runs on one node at a time.
 */
@BossService(name = "dispatch", scope = ServiceScope.CLUSTER)
class DispatchService {

	private final ClusterLeases leases;

	private final Jobs jobs;

	private final BroadcastOperations broadcasts;

	DispatchService(ClusterLeases leases, Jobs jobs, BroadcastOperations broadcasts) {
		this.leases = leases;
		this.jobs = jobs;
		this.broadcasts = broadcasts;
	}

	@OnBroadcast
	void dispatch(String job) {
		Lease lease = this.leases.lease("dispatch").orElseThrow();
		if (this.jobs.finish(job, lease.token())) {
			this.broadcasts.broadcast("chat", job + " is done");
		}
	}

}
