/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.ServiceState;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.TestedService;
import io.boss.websocket.test.junit.Interleavings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for instances of keys on several nodes.
 */
class ClusteredRoomsTests {

	private static final Duration IDLE = Duration.ofMinutes(1);

	private final List<RoomService> services = new ArrayList<>();

	private final BossTestCluster cluster = BossTestCluster.of(3, (node) -> {
		RoomService service = new RoomService(node.presence());
		this.services.add(service);
		return service;
	});

	private TestClient enter(int node, String key, String user) {
		return this.cluster.node(node).connect("/websocket/room/" + key, (handshake) -> handshake.user(user));
	}

	private List<String> heard(int node, String key) {
		return this.cluster.node(node).service("room/" + key).state(Room.class).heard();
	}

	private List<String> told(int node, String key) {
		return this.cluster.node(node).service("room/" + key).state(Room.class).told();
	}

	private List<String> keys(int node) {
		return this.cluster.node(node).services().keyed("room").keys();
	}

	@Interleavings(20)
	void whenAKeyIsBroadcastToItIsHeardOnEachNodeThatHasIt() {
		enter(1, "42", "ann");
		enter(2, "42", "bob");
		enter(2, "43", "cid");
		this.cluster.settle();
		assertThat(this.cluster.node(3).broadcast("room/42", "from afar")).isEqualTo(DeliveryResult.NO_INSTANCE);
		this.cluster.settle();
		assertThat(this.cluster.node(1).broadcast(RoomService.class, "42", "from near"))
			.isEqualTo(DeliveryResult.ACCEPTED);
		this.cluster.settle();
		assertThat(this.cluster.node(3).broadcast(RoomService.class, "to all")).isEqualTo(DeliveryResult.NO_INSTANCE);
		for (int node = 1; node <= 2; node++) {
			assertThat(heard(node, "42")).containsExactly("from afar", "from near", "to all");
		}
		assertThat(heard(2, "43")).containsExactly("to all");
		assertThat(keys(1)).containsExactly("42");
		assertThat(keys(2)).containsExactly("42", "43");
		assertThat(keys(3)).isEmpty();
	}

	@Interleavings(20)
	void whenClientsEnterTheInstancesOfTheirKeyAreTold() {
		enter(1, "42", "ann");
		this.cluster.settle();
		TestClient bob = enter(2, "42", "bob");
		enter(2, "43", "cid");
		this.cluster.settle();
		bob.disconnect();
		assertThat(told(1, "42")).containsExactly("Joined ann", "Joined bob", "Left bob");
		assertThat(told(2, "43")).containsExactly("Joined cid");
		assertThat(keys(3)).isEmpty();
	}

	@Interleavings(50)
	void whenInstancesComeAndGoNothingIsLostOrDoubled() {
		TestClient ann = enter(1, "42", "ann");
		List<String> expected = new ArrayList<>();
		for (int round = 0; round < 10; round++) {
			TestClient bob = enter(2, "42", "bob");
			this.cluster.settle();
			bob.clear();
			List<String> said = IntStream.range(round * 3, round * 3 + 3).mapToObj((i) -> "said " + i).toList();
			said.forEach((text) -> this.cluster.node(3).broadcast("room/42", text));
			assertThat(bob.receivedTexts()).isEqualTo(said);
			expected.addAll(said);
			bob.disconnect();
			this.cluster.time().advance((round % 2 == 0) ? IDLE : Duration.ofMillis(1));
		}
		assertThat(ann.receivedTexts()).isEqualTo(expected);
		this.cluster.time().advance(IDLE);
		assertThat(keys(2)).isEmpty();
	}

	@Test
	void whenAnInstanceHasEndedItIsSeenAsStoppedUntilTheNextRuns() {
		BossTester node = this.cluster.node(1);
		TestClient ann = node.connect(RoomService.class, "a b-4");
		node.broadcast(RoomService.class, "a b-4", "hi");
		TestedService room = node.service(RoomService.class, "a b-4");
		assertThat(room.clients()).isOne();
		assertThat(room.state(Room.class).heard()).containsExactly("hi");
		ann.disconnect();
		this.cluster.time().advance(IDLE);
		assertThat(room.status()).isEqualTo(ServiceState.STOPPED);
		assertThat(room.state()).isNull();
		assertThat(node.service("room/a b-4").status()).isEqualTo(ServiceState.STOPPED);
		assertThat(node.service("room").keys()).isEmpty();
		node.connect(RoomService.class, "a b-4");
		assertThat(room.state(Room.class).heard()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> node.connect(RoomService.class, ""))
			.withMessageContaining("has no key ''");
	}

	@Test
	void whenNodeStopsOrDiesItsInstancesAreGone() {
		enter(1, "42", "ann");
		enter(2, "42", "bob");
		enter(3, "43", "cid");
		this.cluster.stop(2);
		this.cluster.kill(3);
		this.cluster.time().advance(IDLE);
		assertThat(present(1, "room/42")).containsExactly("ann");
		assertThat(present(1, "room/43")).isEmpty();
		assertThat(keys(1)).containsExactly("42");
		this.cluster.start(2);
		this.cluster.start(3);
		assertThat(keys(2)).isEmpty();
		assertThat(keys(3)).isEmpty();
		assertThat(this.cluster.node(2).broadcast("room/43", "nobody")).isEqualTo(DeliveryResult.NO_INSTANCE);
		assertThat(keys(3)).isEmpty();
	}

	@Test
	void whenTheNextCallbackIsToCrashItIsThatOfOneKey() {
		enter(1, "42", "ann");
		enter(1, "43", "bob");
		this.cluster.node(1).crashNext(RoomService.class, CallbackName.BROADCAST, new IllegalStateException("boom"));
		this.cluster.node(1).broadcast("room/42", "boom");
		this.cluster.node(1).broadcast("room/43", "hi");
		this.cluster.time().advance(Duration.ofSeconds(10));
		assertThat(this.cluster.node(1).service("room/42").restarts()).isOne();
		assertThat(this.cluster.node(1).service("room/43").restarts()).isZero();
		assertThat(heard(1, "43")).contains("hi");
		assertThat(this.cluster.transcript()).contains("room/42").contains("room/43");
	}

	@Interleavings(20)
	void whenNodesAreCutOffEachKeyKnowsWhoIsLeft() {
		enter(1, "42", "ann");
		enter(2, "42", "bob");
		this.cluster.settle();
		this.cluster.partition(1, 2, 3);
		this.cluster.time().advance(Duration.ofMinutes(1));
		assertThat(present(1, "room/42")).containsExactly("ann");
		assertThat(present(2, "room/42")).containsExactly("bob");
		this.cluster.heal();
		this.cluster.time().advance(Duration.ofMinutes(1));
		for (int node = 1; node <= 3; node++) {
			assertThat(present(node, "room/42")).containsExactly("ann", "bob");
			assertThat(present(node, "room")).containsExactly("ann", "bob");
			assertThat(present(node, "room/43")).isEmpty();
		}
	}

	private List<String> present(int node, String address) {
		return this.services.get(node - 1).presence.list(address).stream().map(PresenceEntry::user).toList();
	}

	@BossService("room/{id}")
	static class RoomService {

		private final Presence presence;

		RoomService(Presence presence) {
			this.presence = presence;
		}

		@OnInit
		Room open() {
			return new Room(new ConnectionGroup(), new ArrayList<>(), new ArrayList<>());
		}

		@OnJoin
		void joined(BossConnection client, Room room) {
			room.members().add(client);
			this.presence.enter(client, Map.of());
		}

		@OnBroadcast
		void said(String text, Room room) {
			room.heard().add(text);
			room.members().send(text);
		}

		@OnInfo
		void changed(PresenceEvent event, Room room) {
			room.told().add(event.getClass().getSimpleName() + " " + event.entry().user());
		}

	}

	record Room(ConnectionGroup members, List<String> heard, List<String> told) {
	}

}
