/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.ServiceState;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.cluster.ChatService.Chat;
import io.boss.websocket.test.cluster.ChatService.Said;
import io.boss.websocket.test.cluster.ChatService.Say;
import io.boss.websocket.test.junit.Interleavings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BossTestCluster}: broadcasts and presence, links, ends of nodes.
 */
class BossTestClusterTests {

	private static final Duration HEARTBEAT = Duration.ofSeconds(2);

	private static final Duration LEASE = Duration.ofSeconds(10);

	private final List<ChatService> services = new ArrayList<>();

	private final BossTestCluster cluster = BossTestCluster.of(3, (node) -> {
		ChatService service = new ChatService(node.broadcasts(), node.presence());
		this.services.add(service);
		return service;
	});

	@Test
	void whenNodeIsCutOffFromNobodyOrItselfSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.cluster.partition(1))
			.withMessage("Name the nodes from which node 1 is cut off, or isolate(1) it from all");
		assertThatIllegalArgumentException().isThrownBy(() -> this.cluster.partition(2, 2))
			.withMessage("Node 2 cannot be cut off from itself");
	}

	private TestClient connect(int node, String name) {
		return this.cluster.node(node).connect("/websocket/chat", (handshake) -> handshake.user(name)).clear();
	}

	private List<String> present(int node) {
		this.cluster.settle();
		return this.services.get(node - 1).present();
	}

	private List<String> heard(int node) {
		return this.cluster.node(node).service("chat").state(Chat.class).heard();
	}

	private static String[] numbers(int count) {
		return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
	}

	private static void say(TestClient client, int count) {
		for (String number : numbers(count)) {
			client.send(new Say(number));
		}
	}

	@Test
	void whenOneNodeBroadcastsClientsOfAllHear() {
		TestClient ann = connect(1, "ann");
		TestClient bob = connect(2, "bob");
		ann.send(new Say("hello"));
		assertThat(bob).received(Said.class).containsExactly(new Said("ann", "hello"));
		assertThat(ann).received(Said.class).containsExactly(new Said("ann", "hello"));
	}

	@Test
	void whenNodesStartTheyKnowEachOther() {
		assertThat(this.cluster.members(1)).containsExactly(2, 3);
		assertThat(this.cluster.members(3)).containsExactly(1, 2);
	}

	@Test
	void whenPayloadIsOfNoBroadcastMethodItIsRefused() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.cluster.node(1).broadcast("chat", new StringBuilder("x")))
			.withMessageContaining("allowed-types");
	}

	@Interleavings(20)
	void whenClientsEnterAllNodesListThem() {
		connect(1, "ann");
		connect(3, "bob");
		for (int node = 1; node <= 3; node++) {
			assertThat(present(node)).containsExactly("ann", "bob");
		}
	}

	@Interleavings(20)
	void whenNodesAreCutOffTheyLeaveAndComeBack() {
		connect(1, "ann");
		connect(2, "bob");
		this.cluster.partition(1, 2, 3);
		this.cluster.time().advance(LEASE.plus(HEARTBEAT));
		assertThat(this.cluster.members(1)).isEmpty();
		assertThat(this.cluster.members(2)).containsExactly(3);
		assertThat(present(1)).containsExactly("ann");
		assertThat(present(3)).containsExactly("bob");
		connect(1, "cid");
		this.cluster.heal();
		this.cluster.time().advance(LEASE);
		assertThat(this.cluster.members(1)).containsExactly(2, 3);
		for (int node = 1; node <= 3; node++) {
			assertThat(present(node)).containsExactly("ann", "bob", "cid");
		}
	}

	@Test
	void whenNodeIsIsolatedWhatItPublishesWaits() {
		TestClient ann = connect(1, "ann");
		this.cluster.isolate(1);
		ann.send(new Say("hello"));
		this.cluster.time().advance(Duration.ofSeconds(1));
		assertThat(heard(1)).containsExactly("hello");
		assertThat(heard(2)).isEmpty();
		this.cluster.heal();
		this.cluster.time().advance(Duration.ofSeconds(5));
		assertThat(heard(2)).containsExactly("hello");
	}

	@Test
	void whenNodesAreCutOffWhatTheyPublishIsLost() {
		this.cluster.partition(1, 2);
		connect(1, "ann").send(new Say("hello"));
		this.cluster.settle();
		this.cluster.heal();
		this.cluster.time().advance(LEASE);
		assertThat(heard(2)).isEmpty();
		assertThat(heard(3)).containsExactly("hello");
	}

	@Interleavings(100)
	void whenFramesAreLateAndComeTwiceOrderIsKeptAndNothingIsDoubled() {
		TestClient ann = connect(1, "ann");
		TestClient bob = connect(2, "bob");
		this.cluster.link(1, 3).delay(Duration.ofMillis(300));
		this.cluster.link(2, 1).delay(Duration.ofMillis(20));
		this.cluster.duplicate(15);
		say(ann, 10);
		say(bob, 10);
		this.cluster.time().advance(Duration.ofSeconds(1));
		for (int node = 1; node <= 3; node++) {
			assertThat(this.cluster.node(node).service("chat").state(Chat.class).heard()).hasSize(20);
		}
		assertThat(ann.received(Said.class).stream().filter((said) -> said.user().equals("bob")).map(Said::text))
			.containsExactly(numbers(10));
		assertThat(bob.received(Said.class).stream().filter((said) -> said.user().equals("ann")).map(Said::text))
			.containsExactly(numbers(10));
	}

	@Test
	void whenLinkIsSlowTheOthersAreNot() {
		TestClient ann = connect(1, "ann");
		this.cluster.link(1, 2).delay(Duration.ofSeconds(1));
		ann.send(new Say("hello"));
		assertThat(heard(3)).containsExactly("hello");
		assertThat(heard(2)).isEmpty();
		this.cluster.time().advance(Duration.ofMillis(999));
		assertThat(heard(2)).isEmpty();
		this.cluster.time().advance(Duration.ofMillis(1));
		assertThat(heard(2)).containsExactly("hello");
	}

	@Test
	void whenSlowLinkIsHealedNothingIsLateAnyMore() {
		TestClient ann = connect(1, "ann");
		this.cluster.link(1, 2).delay(Duration.ofDays(1));
		ann.send(new Say("hello"));
		assertThat(heard(2)).isEmpty();
		this.cluster.heal();
		ann.send(new Say("again"));
		assertThat(heard(2)).containsExactly("hello", "again");
		this.cluster.time().advance(Duration.ofDays(2));
		assertThat(heard(2)).containsExactly("hello", "again");
	}

	@Test
	void whenFramesAreLostPresenceIsRepaired() {
		this.cluster.lose(1);
		connect(1, "ann");
		assertThat(present(2)).isEmpty();
		// Not sooner: nodes have asked each other for everything when they met.
		this.cluster.time().advance(LEASE);
		assertThat(present(2)).containsExactly("ann");
		assertThat(present(3)).containsExactly("ann");
	}

	@Interleavings(50)
	void whenHalfOfAllIsLostNodesAgreeInTheEnd() {
		this.cluster.links().loseShare(0.5);
		connect(1, "ann");
		connect(2, "bob");
		this.cluster.time().advance(Duration.ofMinutes(1));
		connect(3, "cid");
		this.cluster.heal();
		this.cluster.time().advance(LEASE.plus(LEASE));
		for (int node = 1; node <= 3; node++) {
			assertThat(present(node)).containsExactly("ann", "bob", "cid");
		}
	}

	@Test
	void whenNodeIsKilledItIsMissedAfterItsLease() {
		connect(1, "ann");
		TestClient bob = connect(2, "bob");
		this.cluster.kill(2);
		assertThat(bob).isClosedWith(1006);
		assertThat(this.cluster.isRunning(2)).isFalse();
		this.cluster.time().advance(LEASE.minus(HEARTBEAT));
		assertThat(present(1)).containsExactly("ann", "bob");
		this.cluster.time().advance(HEARTBEAT.plus(HEARTBEAT));
		assertThat(present(1)).containsExactly("ann");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> connect(2, "bob"))
			.withMessageContaining("node-2 does not run");
	}

	@Interleavings(100)
	void whenNodeIsKilledInTheMiddleOthersHearAllOrTheBeginning() {
		TestClient ann = connect(1, "ann");
		TestClient bob = connect(2, "bob");
		say(ann, 5);
		this.cluster.killAfter(1, 20);
		List<String> heard = bob.received(Said.class).stream().map(Said::text).toList();
		assertThat(List.of(numbers(5)).subList(0, heard.size())).isEqualTo(heard);
		assertThat(heard(3)).hasSameSizeAs(heard);
	}

	@Test
	void whenNodeStopsClientsAreSentAwayAndOthersKnowAtOnce() {
		TestClient bob = connect(2, "bob");
		this.cluster.stop(2);
		assertThat(bob).isClosedWith(1001, Kind.SHUTDOWN);
		assertThat(this.cluster.members(1)).containsExactly(3);
		assertThat(present(1)).isEmpty();
		assertThat(this.cluster.time().elapsed()).isLessThan(Duration.ofSeconds(1));
	}

	@Test
	void whenNodeStartsAgainItIsAnotherForTheRest() {
		BossTester second = this.cluster.node(2);
		connect(2, "bob");
		this.cluster.kill(2);
		this.cluster.start(2);
		this.cluster.time().advance(Duration.ofSeconds(1));
		assertThat(this.cluster.members(2)).containsExactly(1, 3);
		TestClient cid = second.connect("/websocket/chat", (handshake) -> handshake.user("cid"));
		this.cluster.settle();
		assertThat(this.services.get(3).present()).containsExactly("cid");
		this.cluster.time().advance(LEASE.plus(HEARTBEAT));
		assertThat(present(1)).containsExactly("cid");
		connect(1, "ann").send(new Say("hello"));
		assertThat(cid).received(Said.class).containsExactly(new Said("ann", "hello"));
		assertThat(second.service("chat").status()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenBrokerFailsNodesGoOnAloneAndCatchUp() {
		TestClient ann = connect(1, "ann");
		this.cluster.failBroker();
		ann.send(new Say("hello"));
		assertThat(ann).received(Said.class).hasSize(1);
		this.cluster.time().advance(LEASE.plus(LEASE));
		assertThat(this.cluster.members(1)).isEmpty();
		this.cluster.heal();
		this.cluster.time().advance(LEASE);
		assertThat(heard(2)).containsExactly("hello");
		assertThat(present(3)).containsExactly("ann");
	}

	@Test
	void whenSeedIsTheSameSoIsTheTranscript() {
		assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
	}

	private static String story(long seed) {
		BossTestCluster cluster = BossTestCluster.builder(3)
			.seed(seed)
			.service((node) -> new ChatService(node.broadcasts(), node.presence()))
			.service((node) -> new JobService(node, new ArrayList<>()))
			.start();
		for (int i = 0; i < 3; i++) {
			cluster.nodes()
				.forEach((node) -> say(node.connect("/websocket/chat", (handshake) -> handshake.user("ann")), 3));
		}
		cluster.links().loseShare(0.2).delay(Duration.ofMillis(10));
		cluster.time().advance(Duration.ofSeconds(20));
		cluster.isolate(2);
		cluster.time().advance(Duration.ofSeconds(20));
		cluster.stop(1);
		cluster.heal();
		cluster.time().advance(Duration.ofSeconds(20));
		return cluster.transcript();
	}

	@Test
	void whenPropertyIsThatOfOneNodeTheOthersHaveTheirs() {
		BossTestCluster cluster = BossTestCluster.builder(2)
			.property("boss.websocket.idle-timeout", "1m")
			.property(2, "boss.websocket.idle-timeout", "2m")
			.service((node) -> new ChatService(node.broadcasts(), node.presence()))
			.start();
		TestClient ann = cluster.node(1).connect("/websocket/chat");
		TestClient bob = cluster.node(2).connect("/websocket/chat");
		cluster.time().advance(Duration.ofSeconds(90));
		assertThat(ann).isClosedWith(1001, Kind.IDLE_TIMEOUT);
		assertThat(bob).isOpen();
	}

	@Test
	void whenThereIsNoSuchNodeItIsSaid() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> this.cluster.node(4))
			.withMessageContaining("from 1 to 3");
	}

}
