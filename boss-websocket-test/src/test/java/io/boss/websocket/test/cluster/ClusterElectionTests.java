/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.boss.websocket.test.cluster.JobService.Entry;
import io.boss.websocket.test.junit.Interleavings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossTestCluster} with a service of scope CLUSTER: its leader moves in
 * virtual time, and there are never two.
 */
class ClusterElectionTests {

	private static final Duration LEASE = Duration.ofSeconds(10);

	private final List<Entry> journal = new ArrayList<>();

	private final BossTestCluster cluster = BossTestCluster.of(3, (node) -> new JobService(node, this.journal));

	private int leader() {
		return this.cluster.leader(JobService.class).orElseThrow();
	}

	private void pass(Duration duration) {
		for (int i = 0; i < duration.toSeconds(); i++) {
			this.cluster.time().advance(Duration.ofSeconds(1));
			// Fails if there are two.
			this.cluster.leader(JobService.class);
		}
	}

	private void assertThatTokensOnlyGrow() {
		assertThat(this.journal).isSortedAccordingTo(Comparator.comparingLong(Entry::token));
		assertThat(this.journal.stream().distinct().map(Entry::token)).doesNotHaveDuplicates();
	}

	@Test
	void whenNodesStartOneLeads() {
		assertThat(leader()).isEqualTo(1);
		pass(Duration.ofMinutes(1));
		assertThat(leader()).isEqualTo(1);
		assertThat(this.journal).hasSize(60);
	}

	@Interleavings(30)
	void whenLeaderIsKilledAnotherLeadsAfterItsLease() {
		int first = leader();
		this.cluster.kill(first);
		pass(Duration.ofSeconds(5));
		assertThat(this.cluster.leader(JobService.class)).isEmpty();
		pass(LEASE);
		assertThat(leader()).isNotEqualTo(first);
		assertThatTokensOnlyGrow();
	}

	@Interleavings(30)
	void whenLeaderIsIsolatedItEndsBeforeAnotherBegins() {
		int first = leader();
		this.cluster.isolate(first);
		pass(LEASE.plus(LEASE));
		assertThat(leader()).isNotEqualTo(first);
		this.cluster.heal();
		pass(LEASE);
		assertThat(leader()).isNotEqualTo(first);
		assertThatTokensOnlyGrow();
	}

	@Test
	void whenLeaderStopsAnotherLeadsAtOnce() {
		int first = leader();
		this.cluster.stop(first);
		this.cluster.time().advance(Duration.ofMillis(100));
		assertThat(leader()).isNotEqualTo(first);
	}

	@Test
	void whenNodesAreCutOffFromEachOtherTheLeaderStays() {
		int first = leader();
		this.cluster.partition(1, 2, 3);
		this.cluster.partition(2, 3);
		pass(LEASE.plus(LEASE));
		assertThat(leader()).isEqualTo(first);
	}

	@Test
	void whenLeasesFailForTheLeaderAnotherLeads() {
		int first = leader();
		this.cluster.failLeases(first);
		pass(LEASE.plus(LEASE));
		assertThat(leader()).isNotEqualTo(first);
		assertThat(this.cluster.members(first)).hasSize(2);
	}

	@Test
	void whenBrokerFailsForLongerThanALeaseNobodyLeads() {
		this.cluster.failBroker();
		pass(LEASE);
		assertThat(this.cluster.leader(JobService.class)).isEmpty();
		this.cluster.heal();
		pass(LEASE);
		assertThat(this.cluster.leader(JobService.class)).isPresent();
		assertThatTokensOnlyGrow();
	}

}
