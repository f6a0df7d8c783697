package io.boss.websocket.cluster.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.cluster.channel.MessageChannelClusterEngine;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ForwardFailure;
import io.boss.websocket.stats.SkipReason;
import io.boss.websocket.timing.EngineTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.messaging.support.ExecutorSubscribableChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ClusterNode}: several of them with one broker.
 */
class ClusterNodeTests {

	private final MemoryBroker broker = new MemoryBroker();

	private final List<TestNode> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.broker.release();
		this.nodes.forEach(TestNode::close);
	}

	@Test
	void whenNodesStartThenTheyKnowEachOther() {
		TestNode one = node();
		TestNode two = node();
		together(one, two);
		ClusterMember member = one.node.other(two.id());
		assertThat(member.name()).isEqualTo("test");
		assertThat(member.lease()).isEqualTo(TestNode.LEASE);
		assertThat(member.services()).containsEntry("chat", 3);
		assertThat(one.node.others()).containsExactly(member);
		assertThat(one.node.other(one.id())).isNull();
		assertThat(one.events).containsExactly("joined " + two.id());
		assertThat(one.stats.count("memberJoined")).isOne();
	}

	@Test
	void whenNodeIsNewThenItIsAnsweredSoonByOneBeat() {
		TestNode one = node();
		Awaitility.await().until(() -> one.node.status().outboxFrames() == 0);
		TestNode two = node();
		TestNode three = node();
		Awaitility.await().until(() -> one.knows(two) && one.knows(three));
		assertThat(two.knows(one)).isFalse();
		assertThat(one.scheduler.goOff()).isOne();
		Awaitility.await().until(() -> two.knows(one) && three.knows(one));
	}

	@Test
	void whenPublishedThenTheOthersHearItInOrderAndThisNodeDoesNot() {
		TestNode one = node();
		TestNode two = node();
		TestNode three = node();
		List<String> texts = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
		texts.forEach(one::say);
		Awaitility.await().untilAsserted(() -> assertThat(three.heard).hasSize(500));
		assertThat(two.heard).isEqualTo(texts);
		assertThat(three.heard).isEqualTo(texts);
		assertThat(one.heard).isEmpty();
		assertThat(two.stats.count("duplicate") + two.stats.count("missed")).isZero();
	}

	@Test
	void whenSentToOneNodeThenTheOthersMissNothing() {
		TestNode one = node();
		TestNode two = node();
		TestNode three = node();
		one.say("a");
		assertThat(one.node.send(two.id(), "say", new TestNode.Say("b"))).isTrue();
		one.say("c");
		Awaitility.await().untilAsserted(() -> assertThat(three.heard).containsExactly("a", "c"));
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("a", "b", "c"));
		assertThat(three.stats.count("missed")).isZero();
		assertThat(one.node.send(one.id(), "say", new TestNode.Say("to myself"))).isFalse();
	}

	@Test
	void whenEngineHasNoInboxesThenSenderToOneNodeIsToldWhich() {
		MessageChannelClusterEngine engine = new MessageChannelClusterEngine("mine", new ExecutorSubscribableChannel());
		ClusterNode node = new ClusterNode(engine,
				new ClusterSettings("test", TestNode.HEARTBEAT, TestNode.LEASE, false, TestNode.OUTBOX, 10_000),
				new ClusterEnvironment(Map::of, ContextCarrier.NONE, BossStats.NONE,
						BrokerThreads.blocking(new SimpleAsyncTaskExecutor()), EngineTime.system(new HandScheduler())));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> node.send("two", "say", new TestNode.Say("a")))
			.withMessageContaining("mine");
	}

	@Test
	void whenPublishedBeforeTheStartThenItIsHeardAfterIt() {
		TestNode one = node();
		TestNode two = new TestNode(this.broker);
		this.nodes.add(two);
		assertThat(two.say("early")).isTrue();
		two.start();
		Awaitility.await().untilAsserted(() -> assertThat(one.heard).containsExactly("early"));
	}

	@Test
	void whenBrokerDeliversTwiceThenTheCopiesAreDropped() {
		TestNode one = node();
		TestNode two = node();
		quiet(one, two);
		this.broker.duplicate(3);
		IntStream.range(0, 5).forEach((i) -> one.say("" + i));
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("0", "1", "2", "3", "4"));
		assertThat(two.stats.count("duplicate")).isEqualTo(3);
	}

	@Test
	void whenBrokerLosesSomethingThenItIsCounted() {
		TestNode one = node();
		TestNode two = node();
		quiet(one, two);
		this.broker.lose(4);
		IntStream.range(0, 5).forEach((i) -> one.say("" + i));
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("4"));
		assertThat(two.stats.count("missed")).isEqualTo(4);
	}

	@Test
	void whenSomebodyElsePublishesThenItIsSkippedAndCounted() {
		TestNode one = node();
		TestNode two = node();
		this.broker.inject("hello".getBytes(StandardCharsets.UTF_8));
		this.broker.inject("{\"v\":1,\"n\":\"x\",\"s\":1,\"k\":\"dance\",\"b\":{}}".getBytes(StandardCharsets.UTF_8));
		this.broker.inject("{\"v\":9,\"m\":9}".getBytes(StandardCharsets.UTF_8));
		this.broker
			.inject("{\"v\":1,\"n\":\"x\",\"s\":2,\"k\":\"say\",\"b\":{\"text\":{}}}".getBytes(StandardCharsets.UTF_8));
		assertThat(one.stats.count(SkipReason.MALFORMED)).isEqualTo(2);
		assertThat(one.stats.count(SkipReason.UNKNOWN_KIND)).isOne();
		assertThat(one.stats.count(SkipReason.NEWER)).isOne();
		two.say("still here");
		Awaitility.await().untilAsserted(() -> assertThat(one.heard).containsExactly("still here"));
	}

	@Test
	void whenHandlerThrowsThenTheNextMessageIsHandled() {
		TestNode one = node();
		TestNode two = node();
		one.say("throw");
		one.say("next");
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("next"));
		assertThat(two.stats.count(SkipReason.FAILED)).isOne();
	}

	@Test
	void whenListenerThrowsThenTheOthersAreToldAllTheSame() {
		TestNode one = new TestNode(this.broker);
		List<String> told = new ArrayList<>();
		one.node.listen(new MembershipListener() {

			@Override
			public void joined(ClusterMember member) {
				throw new IllegalStateException("as the test wants it");
			}

		});
		one.node.listen(new MembershipListener() {

			@Override
			public void joined(ClusterMember member) {
				told.add(member.id());
			}

		});
		this.nodes.add(one.start());
		TestNode two = node();
		Awaitility.await().until(() -> one.knows(two));
		assertThat(told).containsExactly(two.id());
	}

	@Test
	void whenNodeStopsThenItsLastWordsAreHeardAndTheOthersKnowAtOnce() {
		TestNode one = node();
		TestNode two = node();
		together(one, two);
		two.say("goodbye");
		two.node.stop();
		assertThat(one.heard).containsExactly("goodbye");
		assertThat(one.knows(two)).isFalse();
		assertThat(one.node.hasLeft(two.id())).isTrue();
		assertThat(one.events).containsExactly("joined " + two.id(), "left " + two.id());
		assertThat(two.say("from beyond")).isFalse();
		assertThat(two.stats.count(ForwardFailure.STOPPED)).isOne();
	}

	@Test
	void whenNodeStartsAgainThenItIsAnother() {
		TestNode one = node();
		TestNode two = node();
		together(one, two);
		String before = two.id();
		assertThat(one.sayTo(two, "before")).isTrue();
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("before"));
		two.node.stop();
		two.start();
		assertThat(two.id()).isNotEqualTo(before).matches("[a-z0-9]{10}");
		together(one, two);
		two.say("again");
		Awaitility.await().untilAsserted(() -> assertThat(one.heard).containsExactly("again"));
		assertThat(one.sayTo(two, "after")).isTrue();
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("before", "after"));
		assertThat(one.node.others()).hasSize(1);
	}

	@Test
	void whenFeatureCannotDescribeItselfThenTheHeartBeatsAllTheSame() {
		TestNode one = new TestNode(this.broker);
		one.node.describe("broken", () -> {
			throw new IllegalStateException("as the test wants it");
		});
		one.node.describe("works", () -> 42);
		this.nodes.add(one.start());
		TestNode two = node();
		together(one, two);
		assertThat(two.node.other(one.id()).state()).containsOnlyKeys("works").containsEntry("works", 42L);
	}

	@Test
	void whenMessageIsLargerThanAFrameMayBeThenItIsRefusedAndTheOthersKnow() {
		TestNode one = node();
		TestNode two = node();
		one.say("a");
		assertThat(one.say("x".repeat(20_000))).isFalse();
		one.say("b");
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("a", "b"));
		assertThat(one.stats.count(ForwardFailure.TOO_BIG)).isOne();
		assertThat(two.stats.count("missed")).isOne();
	}

	@Test
	void whenKindIsHandledTwiceThenItIsAMistake() {
		TestNode one = new TestNode(this.broker);
		assertThatIllegalStateException().isThrownBy(() -> one.node.handle("say", TestNode.Say.class, (from, say) -> {
		})).withMessageContaining("'say'");
	}

	@Test
	void whenLeaseIsHardlyLongerThanAHeartbeatThenItIsAMistake() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> new ClusterSettings("test", Duration.ofSeconds(2), Duration.ofSeconds(3), false,
					TestNode.OUTBOX, 1000))
			.withMessageContaining("boss.websocket.cluster.lease");
	}

	@Test
	void whenServicesAreOpenThenItStartsAndBeforeTheyEndItStops() {
		assertThat(new TestNode(this.broker).node.getPhase()).isGreaterThan(ServiceStartLifecycle.PHASE);
	}

	private TestNode node() {
		TestNode node = new TestNode(this.broker).start();
		this.nodes.add(node);
		return node;
	}

	/** Waits until nothing is on its way any more. */
	private static void quiet(TestNode one, TestNode two) {
		one.say("quiet");
		two.say("quiet");
		Awaitility.await().until(() -> one.heard.remove("quiet"));
		Awaitility.await().until(() -> two.heard.remove("quiet"));
	}

	private static void together(TestNode one, TestNode two) {
		Awaitility.await().until(() -> {
			one.scheduler.tick();
			two.scheduler.tick();
			return one.knows(two) && two.knows(one);
		});
	}

}
