/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nodes that talk to each other when the test says so, through JSON as they would through
 * a broker. For one thread.
 */
public final class TestCluster {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	private final Queue<Mail> mail = new ArrayDeque<>();

	private final Set<Set<String>> cuts = new HashSet<>();

	/**
	 * Adds a node, which the others do not know before {@link #beat()}.
	 * @param id its id
	 * @return the node
	 */
	public Node add(String id) {
		Node node = new Node(id);
		this.nodes.put(id, node);
		return node;
	}

	/** Lets all nodes hear of each other, as far as nothing is cut. */
	public void beat() {
		List.copyOf(this.nodes.values()).forEach((node) -> {
			ClusterMember member = node.describe();
			this.nodes.values()
				.stream()
				.filter((other) -> hears(node.id, other))
				.forEach((other) -> other.heard(member));
		});
	}

	/** Delivers what has been sent, and what is sent for that, until nothing is left. */
	public void deliver() {
		for (Mail next = this.mail.poll(); next != null; next = this.mail.poll()) {
			Mail mail = next;
			this.nodes.values()
				.stream()
				.filter((node) -> (mail.to == null) ? !node.id.equals(mail.from) : node.id.equals(mail.to))
				.filter((node) -> hears(mail.from, node))
				.toList()
				.forEach((node) -> node.received(mail));
		}
	}

	/**
	 * Ends the leases that two nodes have with each other, and lets nothing through.
	 * @param one a node
	 * @param other another
	 */
	public void cut(String one, String other) {
		this.cuts.add(Set.of(one, other));
		this.nodes.get(one).lost(other);
		this.nodes.get(other).lost(one);
	}

	/** Lets everything through again; nodes hear of each other at the next beat. */
	public void heal() {
		this.cuts.clear();
	}

	/**
	 * A node dies.
	 * @param id its id
	 */
	public void kill(String id) {
		this.nodes.remove(id);
		this.nodes.values().forEach((node) -> node.lost(id));
	}

	/**
	 * Loses what was sent and has not been delivered.
	 * @return how many messages
	 */
	public int lose() {
		int lost = this.mail.size();
		this.mail.clear();
		return lost;
	}

	private boolean hears(String from, Node node) {
		return !node.id.equals(from) && !this.cuts.contains(Set.of(from, node.id));
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Mail(String from, @Nullable String to, String kind, byte[] body) {
	}

	private record Handler<T>(Class<T> type, BiConsumer<String, T> consumer) {

		private void handle(Mail mail) {
			this.consumer.accept(mail.from(), JSON.readValue(mail.body(), this.type));
		}

	}

	/** What a feature sees of the cluster. */
	public final class Node implements ClusterMessaging {

		private final String id;

		private final Map<String, ClusterMember> others = new LinkedHashMap<>();

		private final Set<String> left = new HashSet<>();

		private final Map<String, Handler<?>> handlers = new HashMap<>();

		private final Map<String, LongSupplier> numbers = new HashMap<>();

		private final List<MembershipListener> listeners = new ArrayList<>();

		private boolean full;

		private Node(String id) {
			this.id = id;
		}

		/**
		 * Lets the outbox be full, or not.
		 * @param full whether it takes nothing
		 */
		public void full(boolean full) {
			this.full = full;
		}

		@Override
		public String node() {
			return this.id;
		}

		@Override
		public Collection<ClusterMember> others() {
			return List.copyOf(this.others.values());
		}

		@Override
		public @Nullable ClusterMember other(String node) {
			return this.others.get(node);
		}

		@Override
		public boolean hasLeft(String node) {
			return this.left.contains(node);
		}

		@Override
		public boolean publish(String kind, Object body) {
			return offer(null, kind, body);
		}

		@Override
		public boolean send(String node, String kind, Object body) {
			return offer(node, kind, body);
		}

		private boolean offer(@Nullable String to, String kind, Object body) {
			return !this.full && TestCluster.this.mail.add(new Mail(this.id, to, kind, JSON.writeValueAsBytes(body)));
		}

		@Override
		public <T> void handle(String kind, Class<T> type, BiConsumer<String, T> handler) {
			this.handlers.put(kind, new Handler<>(type, handler));
		}

		@Override
		public void describe(String name, LongSupplier number) {
			this.numbers.put(name, number);
		}

		@Override
		public void listen(MembershipListener listener) {
			this.listeners.add(listener);
		}

		private ClusterMember describe() {
			Map<String, Long> state = new HashMap<>();
			this.numbers.forEach((name, number) -> state.put(name, number.getAsLong()));
			return new ClusterMember(this.id, "name of " + this.id, Instant.EPOCH, Duration.ofSeconds(10), Map.of(),
					state);
		}

		private void heard(ClusterMember member) {
			boolean known = this.others.put(member.id(), member) != null;
			this.left.remove(member.id());
			this.listeners.forEach((listener) -> {
				if (!known) {
					listener.joined(member);
				}
				listener.heard(member);
			});
		}

		private void lost(String id) {
			ClusterMember member = this.others.remove(id);
			if (member != null) {
				this.left.add(id);
				this.listeners.forEach((listener) -> listener.left(member));
			}
		}

		private void received(Mail mail) {
			Handler<?> handler = this.handlers.get(mail.kind());
			if (handler != null) {
				handler.handle(mail);
			}
		}

	}

}
