/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.BossService;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.cluster.ClusterLeases;

/**
 * Does jobs on one node of the cluster.
 */
@BossService(value = "dispatch", scope = ServiceScope.CLUSTER)
class Dispatch {

	private final List<Done> done = new CopyOnWriteArrayList<>();

	private final ClusterLeases leases;

	Dispatch(ClusterLeases leases) {
		this.leases = leases;
	}

	@OnBroadcast
	void doIt(Job job) {
		this.done.add(new Done(job.name(), this.leases.lease("dispatch").orElseThrow().token()));
	}

	List<Done> done() {
		return this.done;
	}

	/**
	 * Something to do.
	 *
	 * @param name what to do
	 */
	record Job(String name) {
	}

	/**
	 * Something that was done.
	 *
	 * @param job what was done
	 * @param token with which fencing token
	 */
	record Done(String job, long token) {
	}

}
