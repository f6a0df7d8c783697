/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients of rooms do on the nodes of a cluster, whatever its broker.
 *
 * @param nodes the nodes, which know each other
 */
record KeyedTraffic(List<Node> nodes) {

	private static final int KEYS = 4;

	private static final int ROUNDS = 12;

	private static final int MESSAGES = 10;

	/**
	 * Broadcasts reach the instances of a key, or all instances, on each node, and start
	 * none.
	 */
	void reachesKeys() {
		Node first = this.nodes.get(0);
		Node last = this.nodes.get(this.nodes.size() - 1);
		List<BossWebSocketClient> clients = this.nodes.stream().map((node) -> enter(node, "42")).toList();
		try (BossWebSocketClient other = enter(first, "43")) {
			for (Node node : this.nodes) {
				assertThat(broadcast(node, "room/42", "from " + node.id())).isEqualTo(DeliveryResult.ACCEPTED);
				clients.forEach((client) -> assertThat(client.receiveText()).isEqualTo("from " + node.id()));
				assertThat(broadcast(node, "room", "for all")).isEqualTo(DeliveryResult.ACCEPTED);
				clients.forEach((client) -> assertThat(client.receiveText()).isEqualTo("for all"));
				assertThat(other.receiveText()).isEqualTo("for all");
			}
			assertThat(broadcast(last, "room/43", "from afar")).isEqualTo(DeliveryResult.NO_INSTANCE);
			assertThat(other.receiveText()).isEqualTo("from afar");
			assertThat(broadcast(last, "room/44", "for nobody")).isEqualTo(DeliveryResult.NO_INSTANCE);
			assertThat(broadcast(last, "room/4/4", "for nobody")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
			assertThat(broadcast(last, "room/42", "the end")).isEqualTo(DeliveryResult.ACCEPTED);
			clients.forEach((client) -> assertThat(client.receiveText()).isEqualTo("the end"));
			assertThat(keys(first)).containsExactly("42", "43");
			assertThat(keys(last)).containsExactly("42");
		}
		finally {
			clients.forEach(BossWebSocketClient::close);
		}
		await().until(() -> this.nodes.stream().allMatch((node) -> keys(node).isEmpty()));
	}

	/**
	 * Clients of a key are listed by its address and by the service on each node, and its
	 * instances are told of them.
	 */
	void listsClientsOfKeys() {
		Node one = this.nodes.get(0);
		Node two = this.nodes.get(1);
		try (BossWebSocketClient ann = enter(one, "42?user=ann");
				BossWebSocketClient joe = enter(two, "42?user=joe");
				BossWebSocketClient eve = enter(two, "43?user=eve")) {
			await().untilAsserted(() -> assertThat(this.nodes).allSatisfy((node) -> {
				assertThat(users(node, "room/42")).containsExactlyInAnyOrder("ann", "joe");
				assertThat(users(node, "room/43")).containsExactly("eve");
				assertThat(users(node, "room")).containsExactlyInAnyOrder("ann", "joe", "eve");
			}));
			assertThat(keys(one)).containsExactly("42");
			joe.close();
			await().untilAsserted(
					() -> assertThat(comings(one)).containsExactly("42 Joined ann", "42 Joined joe", "42 Left joe"));
			assertThat(comings(two)).contains("43 Joined eve").doesNotContain("42 Joined eve", "43 Joined joe");
		}
		await().until(() -> this.nodes.stream().allMatch((node) -> users(node, "room").isEmpty()));
	}

	/**
	 * While instances start and end, each client hears from each node all that is
	 * broadcast, in order and once.
	 */
	void losesNothingWhileInstancesComeAndGo() {
		int before = this.nodes.stream().mapToInt((node) -> node.bean(Rooms.class).instances()).sum();
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("room-");
		List<CompletableFuture<Void>> keys = IntStream.range(0, KEYS)
			.mapToObj((key) -> CompletableFuture.runAsync(() -> comeAndGo(key), threads))
			.toList();
		keys.forEach((key) -> key.orTimeout(60, TimeUnit.SECONDS).join());
		int after = this.nodes.stream().mapToInt((node) -> node.bean(Rooms.class).instances()).sum();
		assertThat(after - before).isGreaterThan(KEYS * this.nodes.size());
		await().until(() -> this.nodes.stream().allMatch((node) -> keys(node).isEmpty()));
	}

	// A client stays on one node, except of the first key. On the others, each comes for
	// two rounds of three.
	private void comeAndGo(int number) {
		String key = "k" + number;
		int home = (number > 0) ? number % this.nodes.size() : -1;
		try (Listeners stays = new Listeners()) {
			if (home >= 0) {
				stays.add(this.nodes.get(home), key, 0);
			}
			for (int round = 0; round < ROUNDS; round++) {
				try (Listeners guests = new Listeners()) {
					for (int node = 0; node < this.nodes.size(); node++) {
						if (node != home && (round + node + number) % 3 != 0) {
							guests.add(this.nodes.get(node), key, round * MESSAGES);
						}
					}
					say(key, round * MESSAGES);
					stays.hearUpTo((round + 1) * MESSAGES);
					guests.hearUpTo((round + 1) * MESSAGES);
				}
				if (round % 4 == 0) {
					await().until(() -> IntStream.range(0, this.nodes.size())
						.allMatch((node) -> node == home || !keys(this.nodes.get(node)).contains(key)));
				}
			}
		}
	}

	private void say(String key, int first) {
		for (int i = first; i < first + MESSAGES; i++) {
			for (int node = 0; node < this.nodes.size(); node++) {
				broadcast(this.nodes.get(node), "room/" + key, node + ":" + i);
			}
		}
	}

	private static BossWebSocketClient enter(Node node, String room) {
		BossWebSocketClient client = node.client("room/" + room);
		assertThat(client.receiveText()).isEqualTo("in " + room.replaceAll("\\?.*", ""));
		return client;
	}

	private static DeliveryResult broadcast(Node node, String address, String text) {
		return node.bean(BroadcastTemplate.class).broadcast(address, text);
	}

	private static List<String> keys(Node node) {
		return List.copyOf(node.bean(BossServices.class).keyed("room").keys());
	}

	private static List<String> users(Node node, String address) {
		return node.bean(Presence.class).list(address).stream().map(PresenceEntry::user).toList();
	}

	private static List<String> comings(Node node) {
		return node.bean(Rooms.class).comings().stream().filter((coming) -> !coming.endsWith(" null")).toList();
	}

	private static ConditionFactory await() {
		return Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(30));
	}

	/** Clients of one key. */
	private final class Listeners implements AutoCloseable {

		private final List<Listener> listeners = new ArrayList<>();

		void add(Node node, String key, int first) {
			this.listeners.add(new Listener(enter(node, key), first));
		}

		void hearUpTo(int end) {
			this.listeners.forEach((listener) -> listener.hearUpTo(end));
		}

		@Override
		public void close() {
			this.listeners.forEach((listener) -> listener.client.close());
		}

	}

	/** A client that hears the numbers of each node without a gap. */
	private final class Listener {

		private final BossWebSocketClient client;

		private final int first;

		// What it hears next from each node, if it has heard anything.
		private final Integer[] next = new Integer[KeyedTraffic.this.nodes.size()];

		private Listener(BossWebSocketClient client, int first) {
			this.client = client;
			this.first = first;
		}

		private void hearUpTo(int end) {
			while (IntStream.range(0, this.next.length).anyMatch((node) -> !hasHeard(node, end))) {
				String[] words = this.client.receiveText().split(":");
				int node = Integer.parseInt(words[0]);
				int number = Integer.parseInt(words[1]);
				if (this.next[node] == null) {
					// What was on its way to others when it came is allowed.
					assertThat(number).isLessThanOrEqualTo(this.first);
				}
				else {
					assertThat(number).as("from node " + node).isEqualTo(this.next[node]);
				}
				this.next[node] = number + 1;
			}
		}

		private boolean hasHeard(int node, int end) {
			return this.next[node] != null && this.next[node] == end;
		}

	}

}
