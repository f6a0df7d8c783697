/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.ForwardResult;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.SendResult;
import io.boss.websocket.UserConnections;
import io.boss.websocket.UserConnections.UserConnection;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.UserReference;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.stats.ClusterStats;
import io.boss.websocket.stats.SkipReason;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClusterConnectionsTests {

	private static final int MAX_SIZE = 100;

	private static final CloseReason LOST = new CloseReason(Kind.CONNECTION_LOST, CloseCode.ABNORMAL, "");

	private final TestCluster cluster = new TestCluster();

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final List<SkipReason> losses = new ArrayList<>();

	private final Map<String, LocalConnections> local = new LinkedHashMap<>();

	private final Map<String, TestCluster.Node> nodes = new LinkedHashMap<>();

	private final Map<String, ClusterConnections> connections = new LinkedHashMap<>();

	@BeforeEach
	void startNodes() {
		List.of("n1", "n2", "n3").forEach((id) -> {
			this.nodes.put(id, this.cluster.add(id));
			start(id, this.nodes.get(id));
		});
		this.cluster.beat();
	}

	private void start(String id, ClusterMessaging messaging) {
		LocalConnections local = new LocalConnections();
		this.local.put(id, local);
		this.connections.put(id,
				new ClusterConnections(local,
						new AskingNode(messaging, EngineTime.system(this.scheduler), Runnable::run),
						(payload) -> BossMessage.text("<" + payload + ">"), MAX_SIZE, new Losses()));
	}

	@Test
	void idsEndWithTheNode() {
		assertThat(this.connections.get("n1").idOf("a.b")).isEqualTo("a.b.n1");
	}

	@Test
	void withoutAClusterIdsStayAsTheyAre() {
		start("alone", new SingleNode());
		assertThat(this.connections.get("alone").idOf("a")).isEqualTo("a");
		FakeConnection client = open("alone", new FakeConnection("a"));
		assertThat(send("alone", "a", "hello")).isEqualTo(ForwardResult.DELIVERED);
		assertThat(client.sent()).containsExactly(BossMessage.text("hello"));
		assertThat(send("alone", "b", "hello")).isEqualTo(ForwardResult.GONE);
		assertThat(send("alone", "b.n1", "hello")).isEqualTo(ForwardResult.UNKNOWN);
	}

	@Test
	void deliversHere() {
		FakeConnection client = open("n1", new FakeConnection("a.n1"));
		assertThat(send("n1", "a.n1", "hello")).isEqualTo(ForwardResult.DELIVERED);
		client.answer(SendResult.OVERFLOW);
		assertThat(send("n1", "a.n1", "hello")).isEqualTo(ForwardResult.REFUSED);
		client.answer(SendResult.DROPPED);
		assertThat(send("n1", "a.n1", "hello")).isEqualTo(ForwardResult.REFUSED);
		client.close();
		assertThat(send("n1", "a.n1", "hello")).isEqualTo(ForwardResult.GONE);
		this.local.get("n1").closed(client, LOST);
		assertThat(send("n1", "a.n1", "hello")).isEqualTo(ForwardResult.GONE);
	}

	@Test
	void forwardsInOrderAndAsItIs() {
		FakeConnection client = open("n2", new FakeConnection("a.n2"));
		assertThat(send("n1", "a.n2", "text")).isEqualTo(ForwardResult.FORWARDED);
		assertThat(send("n1", "a.n2", new byte[] { 1, -1 })).isEqualTo(ForwardResult.FORWARDED);
		assertThat(send("n1", "a.n2", 7)).isEqualTo(ForwardResult.FORWARDED);
		BossMessage special = BossMessage.text("\"special\" \u00e4").conflatedBy("k").onOverflow(OverflowPolicy.RESYNC);
		assertThat(send("n1", "a.n2", special)).isEqualTo(ForwardResult.FORWARDED);
		this.cluster.deliver();
		assertThat(client.sent()).containsExactly(BossMessage.text("text"), BossMessage.binary(new byte[] { 1, -1 }),
				BossMessage.text("<7>"), special);
		assertThat(((BossMessage) client.sent().get(0)).options()).isEqualTo(BossMessage.text("").options());
		assertThat(((BossMessage) client.sent().get(3)).options()).isEqualTo(special.options());
		assertThat(this.losses).isEmpty();
	}

	@Test
	void closesAnywhere() {
		FakeConnection here = open("n1", new FakeConnection("a.n1"));
		FakeConnection there = open("n2", new FakeConnection("a.n2"));
		assertThat(this.connections.get("n1").connection("a.n1").close(CloseCode.of(4000), "bye"))
			.isEqualTo(ForwardResult.DELIVERED);
		assertThat(this.connections.get("n1").connection("a.n2").close(CloseCode.of(4000), "bye"))
			.isEqualTo(ForwardResult.FORWARDED);
		this.cluster.deliver();
		assertThat(here.sent()).containsExactly("4000 bye");
		assertThat(there.sent()).containsExactly("4000 bye");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.connections.get("n1").connection("a.n2").close(CloseCode.of(1006), ""));
	}

	@Test
	void tellsGoneFromUnknown() {
		this.cluster.kill("n2");
		assertThat(send("n1", "a.n2", "hello")).isEqualTo(ForwardResult.GONE);
		assertThat(send("n1", "a.n4", "hello")).isEqualTo(ForwardResult.UNKNOWN);
		assertThat(send("n1", "a", "hello")).isEqualTo(ForwardResult.UNKNOWN);
		assertThat(send("n1", "", "hello")).isEqualTo(ForwardResult.UNKNOWN);
		assertThat(send("n1", "a\n.n1", "hello")).isEqualTo(ForwardResult.UNKNOWN);
		assertThat(send("n1", "a".repeat(200) + ".n1", "hello")).isEqualTo(ForwardResult.UNKNOWN);
	}

	@Test
	void refusesWhatCannotBeForwarded() {
		open("n2", new FakeConnection("a.n2"));
		assertThat(send("n1", "a.n2", "x".repeat(MAX_SIZE + 1))).isEqualTo(ForwardResult.REFUSED);
		this.nodes.get("n1").full(true);
		assertThat(send("n1", "a.n2", "hello")).isEqualTo(ForwardResult.REFUSED);
		assertThat(this.connections.get("n1").connection("a.n2").close(CloseCode.of(4000), ""))
			.isEqualTo(ForwardResult.REFUSED);
		assertThat(this.connections.get("n1").user("eve").send("hello")).isEqualTo(new UserDelivery(0, 0, 0, 2));
	}

	@Test
	void countsWhatOthersForwardedInVain() {
		FakeConnection client = open("n2", new FakeConnection("a.n2"));
		client.answer(SendResult.DROPPED);
		send("n1", "a.n2", "hello");
		send("n1", "b.n2", "hello");
		this.cluster.deliver();
		assertThat(this.losses).containsExactly(SkipReason.CLIENT_QUEUE_FULL, SkipReason.CONNECTION_GONE);
	}

	@Test
	void doesNotTrustOthers() {
		FakeConnection client = open("n2", TestUsers.connection("a.n2", "eve"));
		TestCluster.Node node = this.nodes.get("n1");
		node.send("n2", ForwardedClose.KIND, new ForwardedClose("a.n2", 1006, ""));
		node.send("n2", ForwardedClose.KIND, new ForwardedClose("a.n2", 4000, "x".repeat(124)));
		node.publish(UserClose.KIND, new UserClose("eve", 99, ""));
		PackedMessage big = PackedMessage.of(BossMessage.text("x".repeat(MAX_SIZE + 1)));
		node.send("n2", ForwardedMessage.KIND, new ForwardedMessage("a.n2", big));
		node.publish(UserMessage.KIND, new UserMessage("eve", big));
		this.cluster.deliver();
		assertThat(client.sent()).isEmpty();
		// What is published comes to the third node, too.
		assertThat(this.losses).containsOnly(SkipReason.UNSENDABLE, SkipReason.TOO_BIG).hasSize(7);
	}

	@Test
	void aMessageIsEitherTextOrBinary() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PackedMessage(null, null, null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new PackedMessage("", new byte[0], null, null));
	}

	@Test
	void reachesAUserOnAllNodes() {
		FakeConnection here = open("n1", TestUsers.connection("a.n1", "eve"));
		FakeConnection refusing = open("n1", TestUsers.connection("b.n1", "eve"));
		refusing.answer(SendResult.DROPPED);
		FakeConnection there = open("n2", TestUsers.connection("a.n2", "eve"));
		FakeConnection other = open("n2", TestUsers.connection("b.n2", "bob"));
		UserDelivery delivery = this.connections.get("n1").user("eve").send("hello");
		assertThat(delivery).isEqualTo(new UserDelivery(1, 1, 2, 0));
		assertThat(delivery.isComplete()).isFalse();
		this.cluster.deliver();
		assertThat(here.sent()).containsExactly(BossMessage.text("hello"));
		assertThat(there.sent()).containsExactly(BossMessage.text("hello"));
		assertThat(other.sent()).isEmpty();
		assertThat(this.losses).isEmpty();
	}

	// Ids, names and keys may be what a client has sent.
	@Test
	void whatCannotBeSentToOtherNodesReachesNobodyOrIsReplaced() {
		FakeConnection there = open("n2", TestUsers.connection("a.n2", "eve"));
		assertThat(send("n1", "a\uD83D.n2", "hello")).isEqualTo(ForwardResult.UNKNOWN);
		assertThat(send("n1", null, "hello")).isEqualTo(ForwardResult.UNKNOWN);
		assertThat(this.connections.get("n1").user(null).send("hello").connections()).isZero();
		assertThat(this.connections.get("n1").user("no\uD83D").send("hello").connections()).isZero();
		assertThat(this.connections.get("n1").user("no\uD83D").close(CloseCode.of(4000), "\uD83D").connections())
			.isZero();
		BossMessage message = BossMessage.text("a\uD83D").conflatedBy("k\uD83D");
		assertThat(this.connections.get("n1").connection("a.n2").send(message)).isEqualTo(ForwardResult.FORWARDED);
		assertThat(this.connections.get("n1").user("eve").close(CloseCode.of(4000), "b\uD83D").isComplete()).isTrue();
		this.cluster.deliver();
		assertThat(there.sent()).containsExactly(BossMessage.text("a\uFFFD"), "4000 b\uFFFD");
	}

	@Test
	void closesAUserOnAllNodes() {
		FakeConnection here = open("n1", TestUsers.connection("a.n1", "eve"));
		FakeConnection there = open("n2", TestUsers.connection("a.n2", "eve"));
		assertThat(this.connections.get("n1").user("eve").close(CloseCode.of(4001), "out"))
			.isEqualTo(new UserDelivery(1, 0, 2, 0));
		this.cluster.deliver();
		assertThat(here.isOpen()).isFalse();
		assertThat(there.isOpen()).isFalse();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.connections.get("n1").user("eve").close(CloseCode.of(1006), ""));
	}

	@Test
	void listsTheConnectionsOfAUser() {
		open("n1", TestUsers.connection("a.n1", "eve"));
		open("n2", TestUsers.connection("a.n2", "eve"));
		open("n2", TestUsers.connection("b.n2", "bob"));
		CompletableFuture<UserConnections> asked = this.connections.get("n1").user("eve").connections();
		this.cluster.deliver();
		assertThat(asked.join().connections()).containsExactlyInAnyOrder(new UserConnection("a.n1", "test"),
				new UserConnection("a.n2", "test"));
		assertThat(asked.join().nodes()).containsOnly(Map.entry("n1", 1), Map.entry("n2", 1), Map.entry("n3", 0));
		assertThat(asked.join().total()).isEqualTo(2);
		assertThat(asked.join().isComplete()).isTrue();
	}

	@Test
	void reachesAUserInOneServiceOnAllNodes() {
		FakeConnection here = open("n1", TestUsers.connection("a.n1", "eve").of("chat"));
		FakeConnection hereElsewhere = open("n1", TestUsers.connection("b.n1", "eve").of("bank"));
		FakeConnection there = open("n2", TestUsers.connection("a.n2", "eve").of("chat"));
		FakeConnection thereElsewhere = open("n2", TestUsers.connection("b.n2", "eve").of("bank"));
		UserReference inChat = this.connections.get("n1").user("eve").in("chat");
		assertThat(inChat.name()).isEqualTo("eve");
		assertThat(inChat).hasToString("UserReference[name=eve, service=chat]");
		assertThat(inChat.send("hello")).isEqualTo(new UserDelivery(1, 0, 2, 0));
		assertThat(inChat.in("nothing").send("to nobody")).isEqualTo(new UserDelivery(0, 0, 2, 0));
		CompletableFuture<UserConnections> asked = inChat.connections();
		this.cluster.deliver();
		assertThat(asked.join().connections()).containsExactlyInAnyOrder(new UserConnection("a.n1", "chat"),
				new UserConnection("a.n2", "chat"));
		assertThat(asked.join().nodes()).containsOnly(Map.entry("n1", 1), Map.entry("n2", 1), Map.entry("n3", 0));
		assertThat(inChat.close(CloseCode.of(4001), "out")).isEqualTo(new UserDelivery(1, 0, 2, 0));
		this.cluster.deliver();
		assertThat(List.of(here, there))
			.allSatisfy((client) -> assertThat(client.sent()).containsExactly(BossMessage.text("hello"), "4001 out"));
		assertThat(List.of(hereElsewhere, thereElsewhere)).allSatisfy((client) -> {
			assertThat(client.sent()).isEmpty();
			assertThat(client.isOpen()).isTrue();
		});
		assertThat(this.losses).isEmpty();
	}

	@Test
	void reachesAUserInAllInstancesOfAKeyedServiceByItsName() {
		FakeConnection here = open("n1", TestUsers.connection("a.n1", "eve").of("room").key("42"));
		FakeConnection there = open("n2", TestUsers.connection("a.n2", "eve").of("room").key("43"));
		UserReference user = this.connections.get("n1").user("eve");
		assertThat(user.in("room").send("hello")).isEqualTo(new UserDelivery(1, 0, 2, 0));
		assertThat(user.in("room/42").send("to nobody")).isEqualTo(new UserDelivery(0, 0, 2, 0));
		this.cluster.deliver();
		assertThat(List.of(here, there))
			.allSatisfy((client) -> assertThat(client.sent()).containsExactly(BossMessage.text("hello")));
		assertThat(this.losses).isEmpty();
	}

	@Test
	void namesTheNodesThatDidNotAnswer() {
		open("n1", TestUsers.connection("a.n1", "eve"));
		CompletableFuture<UserConnections> asked = this.connections.get("n1")
			.user("eve")
			.connections(Duration.ofSeconds(1));
		this.cluster.kill("n2");
		assertThat(asked).isNotDone();
		this.scheduler.goOff();
		assertThat(asked.join().missing()).isEqualTo(Set.of("n2", "n3"));
		assertThat(asked.join().isComplete()).isFalse();
		assertThat(asked.join().total()).isOne();
	}

	private ForwardResult send(String node, String id, Object payload) {
		return this.connections.get(node).connection(id).send(payload);
	}

	private FakeConnection open(String node, FakeConnection client) {
		this.local.get(node).opened(client);
		return client;
	}

	private final class Losses implements ClusterStats {

		@Override
		public void skipped(SkipReason reason) {
			ClusterConnectionsTests.this.losses.add(reason);
		}

	}

}
