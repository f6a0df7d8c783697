/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.List;

import io.boss.websocket.BossService;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.test.TestNode;

/**
 * Work that is done once in the cluster: a line in a journal each second, with the
 * fencing token.
 */
@BossService(value = "jobs", scope = ServiceScope.CLUSTER)
class JobService {

	private final TestNode node;

	private final List<Entry> journal;

	JobService(TestNode node, List<Entry> journal) {
		this.node = node;
		this.journal = journal;
	}

	@OnInit
	String begin() {
		this.node.services().get("jobs").timers().startPeriodic("tick", Duration.ofSeconds(1), new Tick());
		return "running";
	}

	@OnInfo
	void tick(Tick tick) {
		this.node.leases()
			.lease("jobs")
			.map(Lease::token)
			.ifPresent((token) -> this.journal.add(new Entry(this.node.name(), token)));
	}

	record Tick() {
	}

	/**
	 * Line in the journal.
	 *
	 * @param node who wrote it
	 * @param token the fencing token of the writer
	 */
	record Entry(String node, long token) {
	}

}
