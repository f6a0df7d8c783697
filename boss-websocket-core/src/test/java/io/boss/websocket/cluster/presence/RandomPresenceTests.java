/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.boss.websocket.FakeConnection;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.Seed;
import io.boss.websocket.cluster.SuppliedClock;
import io.boss.websocket.cluster.TestCluster;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three nodes to which anything may happen: in the end they agree with each other and
 * with what has been done, and what was told on the way adds up.
 */
class RandomPresenceTests {

	private static final int ROUNDS = 100;

	private static final int STEPS = 200;

	private final SplittableRandom random = Seed.random(RandomPresenceTests.class);

	private final Map<String, TestCluster.Node> outboxes = new HashMap<>();

	private final Map<String, Repeating> sayings = new HashMap<>();

	private TestCluster cluster;

	private List<PresenceNode> nodes;

	private Map<String, PresenceEntry> model;

	private Instant now = Instant.EPOCH;

	private int started;

	private int lost;

	@Test
	void nodesAgree() {
		for (int round = 0; round < ROUNDS; round++) {
			this.cluster = new TestCluster();
			this.nodes = new ArrayList<>();
			this.model = new LinkedHashMap<>();
			for (int i = 0; i < 3; i++) {
				add();
			}
			for (int step = 0; step < STEPS; step++) {
				step();
				this.nodes.forEach(PresenceNode::list);
			}
			settle();
			List<PresenceEntry> expected = new ArrayList<>(this.model.values());
			expected.sort(Comparator.comparing(PresenceEntry::since).thenComparing(PresenceEntry::connectionId));
			assertThat(this.nodes).hasSize(3)
				.allSatisfy((node) -> assertThat(node.list()).as(node.id()).isEqualTo(expected));
		}
		assertThat(this.lost).isPositive();
	}

	private void add() {
		String id = "n" + this.started++;
		this.outboxes.put(id, this.cluster.add(id));
		this.sayings.put(id, new Repeating(this.outboxes.get(id)));
		this.nodes.add(new PresenceNode(this.sayings.get(id),
				new SuppliedClock(() -> Duration.between(Instant.EPOCH, this.now).toNanos(), () -> this.now)));
	}

	private void step() {
		this.now = this.now.plusMillis(this.random.nextInt(1000));
		PresenceNode node = any(this.nodes);
		int choice = this.random.nextInt(100);
		if (choice < 25) {
			enter(node, node.connect("user" + this.random.nextInt(5), key()));
		}
		else if (choice < 40 && !node.open().isEmpty()) {
			enter(node, any(node.open()));
		}
		else if (choice < 50 && !node.open().isEmpty()) {
			FakeConnection client = any(node.open());
			node.presence().leave(client);
			this.model.remove(client.id());
		}
		else if (choice < 60 && !node.open().isEmpty()) {
			FakeConnection client = any(node.open());
			node.disconnect(client);
			this.model.remove(client.id());
		}
		else {
			happen(node, choice);
		}
	}

	private void happen(PresenceNode node, int choice) {
		if (choice < 75) {
			this.cluster.deliver();
		}
		else if (choice < 85) {
			this.cluster.beat();
		}
		else if (choice < 90) {
			this.lost += this.cluster.lose();
		}
		else if (choice < 93) {
			this.outboxes.get(node.id()).full(this.random.nextBoolean());
		}
		else if (choice < 95) {
			PresenceNode other = any(this.nodes);
			if (other != node) {
				this.cluster.cut(node.id(), other.id());
			}
		}
		else if (choice < 97) {
			this.cluster.heal();
		}
		else if (choice < 99) {
			this.sayings.get(node.id()).repeat(this.random);
		}
		else {
			this.cluster.kill(node.id());
			this.nodes.remove(node);
			this.model.values().removeIf((entry) -> entry.node().equals(node.id()));
			add();
		}
	}

	private String key() {
		int choice = this.random.nextInt(PresenceNode.KEYS.size() + 1);
		return (choice < PresenceNode.KEYS.size()) ? PresenceNode.KEYS.get(choice) : null;
	}

	private void enter(PresenceNode node, FakeConnection client) {
		Map<String, String> metadata = Map.of("mood", "m" + this.random.nextInt(3));
		assertThat(node.presence().enter(client, metadata)).isTrue();
		PresenceEntry before = this.model.get(client.id());
		this.model.put(client.id(), new PresenceEntry(client.id(), PresenceNode.SERVICE, client.key(), node.id(),
				client.handshake().principal().getName(), (before != null) ? before.since() : this.now, metadata));
	}

	private void settle() {
		this.cluster.heal();
		this.outboxes.values().forEach((outbox) -> outbox.full(false));
		this.cluster.deliver();
		this.now = this.now.plusNanos(ClusterPresence.TIMEOUT);
		this.cluster.beat();
		this.cluster.deliver();
	}

	private <T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
