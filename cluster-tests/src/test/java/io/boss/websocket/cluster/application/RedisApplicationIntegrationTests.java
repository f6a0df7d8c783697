/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.application;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ForwardResult;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.ServiceState;
import io.boss.websocket.UserConnections;
import io.boss.websocket.UserDelivery;
import io.boss.websocket.actuate.BossClusterHealthIndicator;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.cluster.ClusterLeases;
import io.boss.websocket.cluster.Lease;
import io.boss.websocket.cluster.application.Dispatch.Done;
import io.boss.websocket.cluster.application.Dispatch.Job;
import io.boss.websocket.cluster.engine.Link;
import io.boss.websocket.cluster.engine.Redis;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on Redis, where everything works across nodes. Each test but the last
 * leaves a cluster behind that is whole.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisApplicationIntegrationTests {

	private static Redis redis;

	private static Link link;

	private static Node one;

	private static Node two;

	@BeforeAll
	static void start() {
		redis = Redis.start();
		link = new Link(redis.port());
		one = node("one", redis.port());
		two = node("two", link.port());
		awaitWhole();
	}

	@AfterAll
	static void stop() {
		Stream.of(one, two).filter((node) -> node != null).forEach(Node::close);
		link.close();
		redis.close();
	}

	/**
	 * Others wait for it for longer than a question for an answer, when it is cut off.
	 */
	private static Node node(String name, int port, String... properties) {
		return Node.onRedis(DispatchApplication.class, name, port,
				Stream.concat(Stream.of("boss.websocket.cluster.lease=6s"), Stream.of(properties))
					.toArray(String[]::new));
	}

	@Test
	void whenConnectionIsOnTheOtherNodeThenItIsReachedByItsId() {
		try (BossWebSocketClient client = one.client("board")) {
			String id = client.receiveText();
			assertThat(services(two).connection(id).send(Map.of("n", 1))).isEqualTo(ForwardResult.FORWARDED);
			assertThat(client.receiveText()).isEqualTo("{\"n\":1}");
			assertThat(services(one).connection(id).send("here")).isEqualTo(ForwardResult.DELIVERED);
			assertThat(client.receiveText()).isEqualTo("here");
			assertThat(services(two).connection(id).close(CloseCode.of(4000), "bye"))
				.isEqualTo(ForwardResult.FORWARDED);
			assertThat(client).isClosedWith(4000, "bye");
			await().until(() -> services(one).connection(id).send("late"), ForwardResult.GONE::equals);
		}
	}

	@Test
	void whenNobodyKnowsConnectionThenSenderIsTold() {
		for (Node node : List.of(one, two)) {
			assertThat(services(node).connection("nonsense").send("lost")).isEqualTo(ForwardResult.UNKNOWN);
			assertThat(services(node).connection("a.b").close(CloseCode.of(4000), "lost"))
				.isEqualTo(ForwardResult.UNKNOWN);
		}
	}

	@Test
	void whenUserIsOnBothNodesThenBothConnectionsAreReached() {
		try (BossWebSocketClient here = one.client("board?user=bob");
				BossWebSocketClient there = two.client("board?user=bob")) {
			List<String> ids = List.of(here.receiveText(), there.receiveText());
			assertThat(services(one).user("bob").send("hello")).isEqualTo(new UserDelivery(1, 0, 1, 0));
			assertThat(here.receiveText()).isEqualTo("hello");
			assertThat(there.receiveText()).isEqualTo("hello");
			UserConnections connections = services(two).user("bob").connections().join();
			assertThat(connections.isComplete()).isTrue();
			assertThat(connections.nodes()).isEqualTo(Map.of(one.id(), 1, two.id(), 1));
			assertThat(connections.connections()).extracting(UserConnections.UserConnection::id)
				.containsExactlyInAnyOrderElementsOf(ids);
			services(two).user("bob").close(CloseCode.of(4001), "out");
			assertThat(here).isClosedWith(4001, "out");
			assertThat(there).isClosedWith(4001, "out");
		}
	}

	@Test
	void whenAnEmojiWasCutThenClientsOfBothNodesGetTheReplacementForIt() {
		try (BossWebSocketClient here = one.client("board?user=cut");
				BossWebSocketClient there = two.client("board?user=cut")) {
			here.receiveText();
			there.receiveText();
			one.bean(BroadcastTemplate.class).broadcast("board", "half \ud83d");
			assertThat(here.receiveText()).isEqualTo("half \ufffd");
			assertThat(there.receiveText()).isEqualTo("half \ufffd");
			services(one).user("cut").send("again \ud83d");
			assertThat(here.receiveText()).isEqualTo("again \ufffd");
			assertThat(there.receiveText()).isEqualTo("again \ufffd");
		}
	}

	@Test
	void whenClientsComeAndGoThenBothNodesKnow() {
		try (BossWebSocketClient ann = one.client("board?user=ann&seat=window")) {
			try (BossWebSocketClient joe = two.client("board?user=joe&seat=aisle")) {
				List<String> ids = List.of(ann.receiveText(), joe.receiveText());
				await().until(() -> ids(one).equals(ids(two)) && ids(one).containsAll(ids));
			}
			await().untilAsserted(() -> assertThat(List.of(one, two))
				.allSatisfy((node) -> assertThat(node.bean(Board.class).comings("joe"))
					.containsExactly("Joined joe on aisle", "Left joe on aisle")));
			for (Node node : List.of(one, two)) {
				assertThat(node.bean(Presence.class).list("board")).filteredOn((entry) -> "ann".equals(entry.user()))
					.singleElement()
					.returns(one.id(), PresenceEntry::node)
					.returns(Map.of("seat", "window"), PresenceEntry::metadata);
				assertThat(node.bean(Board.class).comings("ann")).containsExactly("Joined ann on window");
			}
		}
	}

	@Test
	void whenServiceHasKeysThenAllOfThemAreReachedAndListedOnEachNode() {
		new KeyedTraffic(List.of(one, two)).listsClientsOfKeys();
		try (Node three = node("three", redis.port())) {
			await().until(() -> Stream.of(one, two, three).allMatch((node) -> node.others().size() == 2));
			KeyedTraffic traffic = new KeyedTraffic(List.of(one, two, three));
			traffic.reachesKeys();
			traffic.losesNothingWhileInstancesComeAndGo();
		}
		awaitWhole();
	}

	@Test
	void whenServiceRunsOnOneNodeThenTheOtherHandsItItsJobsAndRefusesItsClients() {
		Node holder = holder();
		Node standby = (holder == one) ? two : one;
		Lease lease = holder.bean(ClusterLeases.class).lease("dispatch").orElseThrow();
		assertThat(lease.node()).isEqualTo(holder.id());
		assertThat(standby.bean(ClusterLeases.class).lease("dispatch")).isEmpty();
		await().until(() -> standby.bean(ClusterLeases.class).lastSeen("dispatch").filter(lease::equals).isPresent());
		assertThat(standby.bean(BroadcastTemplate.class).broadcast("dispatch", new Job("from standby")))
			.isEqualTo(DeliveryResult.STANDBY);
		Done fromStandby = new Done("from standby", lease.token());
		await().until(() -> holder.bean(Dispatch.class).done().contains(fromStandby));
		holder.bean(BroadcastTemplate.class).broadcast("dispatch", new Job("from holder"));
		Done fromHolder = new Done("from holder", lease.token());
		await().until(() -> holder.bean(Dispatch.class).done().contains(fromHolder));
		assertThat(holder.bean(Dispatch.class).done()).containsExactly(fromStandby, fromHolder);
		assertThat(standby.bean(Dispatch.class).done()).isEmpty();
		assertRefused(standby);
	}

	private static void assertRefused(Node standby) {
		assertThat(standby.handshake("dispatch").handshake()).hasStatus(503).hasHeader("Retry-After", "5");
	}

	@Test
	void whenOperatorLooksThenBothNodesAreShownWithTheirConnections() {
		try (BossWebSocketClient first = one.client("board");
				BossWebSocketClient second = two.client("board");
				BossWebSocketClient third = two.client("board")) {
			Stream.of(first, second, third).forEach(BossWebSocketClient::receiveText);
			for (Node node : List.of(one, two)) {
				DocumentContext seen = node.look();
				assertThat(seen.<String>read("$.cluster.engine")).isEqualTo("redis");
				assertThat(seen.<Boolean>read("$.cluster.connected")).isTrue();
				assertThat(seen.<List<String>>read("$.cluster.nodes[*].name")).containsExactlyInAnyOrder("one", "two");
				assertThat(seen.<List<Integer>>read("$.cluster.nodes[?(@.name == 'one')].services.board"))
					.containsExactly(1);
				assertThat(seen.<List<Integer>>read("$.cluster.nodes[?(@.name == 'two')].services.board"))
					.containsExactly(2);
				assertThat(seen.<List<String>>read("$.cluster.missing")).isEmpty();
			}
		}
	}

	@Test
	void whenNodeIsCutOffThenOperatorIsToldThatItDoesNotAnswer() {
		link.cut(true);
		try {
			DocumentContext seen = one.look();
			assertThat(seen.<List<String>>read("$.cluster.missing")).containsExactly("two");
			assertThat(seen.<List<String>>read("$.cluster.nodes[*].name")).containsExactly("one", "two");
		}
		finally {
			link.cut(false);
		}
		awaitWhole();
		await().until(() -> one.look().<List<String>>read("$.cluster.missing").isEmpty());
	}

	@Test
	void whenRedisIsAwayForAsLongAsLeaseThenHealthSaysSoAndServiceRunsAgainAfterwards() {
		holder();
		redis.kill();
		try {
			await().until(() -> Stream.of(one, two)
				.allMatch((node) -> health(node).getDetails().containsKey("leasesUnanswered")));
			await().until(() -> Stream.of(one, two).allMatch((node) -> state(node) == ServiceState.STANDBY));
		}
		finally {
			redis.startAgain();
		}
		holder();
		awaitWhole();
		await().until(() -> Stream.of(one, two).allMatch((node) -> health(node).getStatus().equals(Status.UP)));
	}

	private static Health health(Node node) {
		return Objects.requireNonNull(node.bean(BossClusterHealthIndicator.class).health());
	}

	@Test
	void whenBeansAreLazyThenAllWorksAcrossNodesAllTheSame() {
		assertThatAllWorksOn("lazy", "spring.main.lazy-initialization=true");
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void whenThreadsAreVirtualThenAllWorksAcrossNodesAllTheSame() {
		assertThatAllWorksOn("virtual", "spring.threads.virtual.enabled=true");
	}

	private static void assertThatAllWorksOn(String name, String property) {
		String id;
		try (Node three = node(name, redis.port(), property)) {
			await().until(() -> one.others().contains(name) && three.others().size() == 2);
			try (BossWebSocketClient here = one.client("board");
					BossWebSocketClient there = three.client("board?user=" + name)) {
				here.receiveText();
				id = there.receiveText();
				one.bean(BroadcastTemplate.class).broadcast("board", "from one");
				assertThat(there.receiveText()).isEqualTo("from one");
				three.bean(BroadcastTemplate.class).broadcast("board", "from three");
				assertThat(here.receiveTexts(2)).containsExactly("from one", "from three");
				assertThat(there.receiveText()).isEqualTo("from three");
				assertThat(services(one).connection(id).send("to you")).isEqualTo(ForwardResult.FORWARDED);
				assertThat(there.receiveText()).isEqualTo("to you");
				await().until(() -> ids(one).equals(ids(three)) && ids(one).contains(id));
				assertThat(services(three).user(name).connections().join().nodes()).hasSize(3);
				assertThat(three.bean(BossServices.class).get("dispatch").state()).isEqualTo(ServiceState.STANDBY);
				assertThat(three.look().<List<String>>read("$.cluster.nodes[*].name")).hasSize(3);
			}
		}
		await()
			.untilAsserted(() -> assertThat(services(one).connection(id).send("late")).isEqualTo(ForwardResult.GONE));
		awaitWhole();
	}

	@Test
	void whenApplicationHasNoWebThenItReachesClientsAndLeavesNothingBehind() {
		Worker.reaches(one, two,
				(application, properties) -> Node.onRedis(application, "three", redis.port(), properties), (worker) -> {
					try (BossWebSocketClient client = two.client("board?user=reached")) {
						client.receiveText();
						assertThat(services(worker).user("reached").send("to you"))
							.isEqualTo(new UserDelivery(0, 0, 2, 0));
						assertThat(client.receiveText()).isEqualTo("to you");
					}
				});
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void whenHolderIsClosedThenItsClientsLeaveAndTheOtherTakesOverWithLargerToken() {
		Node holder = holder();
		Node heir = (holder == one) ? two : one;
		long token = holder.bean(ClusterLeases.class).lease("dispatch").orElseThrow().token();
		try (BossWebSocketClient client = holder.client("board?user=tom&seat=middle")) {
			String id = client.receiveText();
			await().until(() -> ids(heir).contains(id));
			holder.close();
			await().untilAsserted(() -> {
				assertThat(ids(heir)).isEmpty();
				assertThat(heir.bean(Board.class).comings("tom")).containsExactly("Joined tom on middle",
						"Left tom on middle");
				assertThat(services(heir).connection(id).send("late")).isEqualTo(ForwardResult.GONE);
			});
		}
		await().until(() -> state(heir) == ServiceState.RUNNING);
		heir.bean(BroadcastTemplate.class).broadcast("dispatch", new Job("inherited"));
		// It may have been the holder before.
		await().untilAsserted(
				() -> assertThat(heir.bean(Dispatch.class).done()).filteredOn((done) -> done.job().equals("inherited"))
					.singleElement()
					.satisfies((done) -> assertThat(done.token()).isGreaterThan(token)));
	}

	/** Who runs the service, which nobody else does. */
	private static Node holder() {
		await().until(() -> Stream.of(one, two).anyMatch((node) -> state(node) == ServiceState.RUNNING));
		List<Node> holders = Stream.of(one, two).filter((node) -> state(node) == ServiceState.RUNNING).toList();
		assertThat(holders).hasSize(1);
		return holders.get(0);
	}

	private static ServiceState state(Node node) {
		return services(node).get("dispatch").state();
	}

	private static BossServices services(Node node) {
		return node.bean(BossServices.class);
	}

	private static List<String> ids(Node node) {
		return node.bean(Presence.class).list("board").stream().map(PresenceEntry::connectionId).toList();
	}

	private static void awaitWhole() {
		await().until(() -> one.others().equals(List.of("two")) && two.others().equals(List.of("one")));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
