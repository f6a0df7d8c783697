package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.boss.websocket.cluster.ClusterStartException;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.stats.ForwardFailure;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link ClusterNode} does when the broker does not do what it should.
 */
class BrokerFailureTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final MemoryBroker broker = new MemoryBroker();

	private final List<TestNode> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.broker.release();
		this.nodes.forEach(TestNode::close);
	}

	@Test
	void whenBrokerIsDownAtTheStartThenItStartsAndIsHeardOnceTheBrokerIsThere() {
		TestNode one = node();
		this.broker.goDown();
		TestNode two = node();
		assertThat(two.say("a")).isTrue();
		Awaitility.await().untilAsserted(() -> assertThat(two.node.status().failingSince()).isNotNull());
		assertThat(two.node.status().lastFailure()).contains("The broker is down");
		assertThat(two.node.status().outboxFrames()).isPositive();
		assertThat(two.node.status().outboxBytes()).isPositive();
		this.broker.comeBack();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(one.heard).containsExactly("a"));
		Awaitility.await().untilAsserted(() -> assertThat(two.node.status().failingSince()).isNull());
		assertThat(two.node.status().outboxFrames()).isZero();
		assertThat(two.stats.count("publishFailed")).isPositive();
	}

	@Test
	void whenNodeMustNotStartWithoutTheBrokerThenItDoesNot() {
		this.broker.goDown();
		TestNode one = new TestNode(this.broker, TestNode.OUTBOX, true);
		assertThatExceptionOfType(ClusterStartException.class).isThrownBy(one::start)
			.satisfies((ex) -> assertThat(ex.engine()).isEqualTo("memory"))
			.withMessageContaining("'memory'")
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(one.node.isRunning()).isFalse();
		this.broker.comeBack();
		this.nodes.add(one.start());
		assertThat(one.node.status().running()).isTrue();
	}

	@Test
	void whenNodeDoesNotHearItselfThenItSubscribesAgain() {
		TestNode one = node();
		TestNode two = node();
		two.engine.deafen();
		Awaitility.await().atMost(PATIENCE).until(() -> {
			two.pass(TestNode.HEARTBEAT);
			return !two.engine.isDeaf();
		});
		one.say("a");
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(two.heard).containsExactly("a"));
	}

	@Test
	void whenBrokerDiesWithWhatItHasConfirmedThenItIsHeardAllTheSame() {
		TestNode one = node();
		TestNode two = node();
		TestNode three = node();
		two.engine.deafen();
		one.say("a");
		Awaitility.await().until(() -> three.heard.contains("a") && one.node.status().outboxFrames() == 0);
		this.broker.goDown();
		one.say("b");
		Awaitility.await().until(() -> one.node.status().failingSince() != null);
		two.engine.resubscribe();
		this.broker.comeBack();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(two.heard).containsExactly("a", "b");
			assertThat(three.heard).containsExactly("a", "b");
		});
	}

	@Test
	void whenBrokerIsAwayInTheMiddleThenWhatWaitsIsHeardInOrder() {
		TestNode one = node();
		TestNode two = node();
		List<String> texts = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
		texts.subList(0, 100).forEach(one::say);
		this.broker.goDown();
		texts.subList(100, 200).forEach(one::say);
		Awaitility.await().untilAsserted(() -> assertThat(one.node.status().failingSince()).isNotNull());
		this.broker.comeBack();
		texts.subList(200, 300).forEach(one::say);
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(two.heard).hasSize(300));
		assertThat(two.heard).isEqualTo(texts);
		assertThat(two.stats.count("missed")).isZero();
	}

	@Test
	void whenBrokerBreaksInTheMiddleOfABatchThenTheCopiesAreDropped() {
		TestNode one = node();
		TestNode two = node();
		this.broker.hold();
		one.say("first");
		IntStream.range(0, 100).forEach((i) -> one.say("" + i));
		this.broker.breakAfter(20);
		this.broker.release();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(two.heard).hasSize(101));
		assertThat(two.heard.subList(1, 101)).isEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
		assertThat(two.stats.count("duplicate")).isPositive();
		assertThat(two.stats.count("missed")).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void whenBrokerIsSlowThenTheOutboxIsFullAndTheOthersKnowWhatTheyMiss(OutboxOverflow overflow) {
		TestNode two = node();
		TestNode one = new TestNode(this.broker, new OutboxSettings(10, 1 << 20, overflow), false);
		this.nodes.add(one.start());
		one.say("before");
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("before"));
		this.broker.hold();
		IntStream.range(0, 100).forEach((i) -> one.say("" + i));
		assertThat(one.node.status().outboxFrames()).isLessThanOrEqualTo(11);
		this.broker.release();
		Awaitility.await().until(() -> one.node.status().outboxFrames() == 0);
		// A gap shows when something comes behind it.
		one.say("after");
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).contains("after"));
		long dropped = one.stats.count((overflow == OutboxOverflow.DROP_OLDEST) ? ForwardFailure.DROPPED_OLDEST
				: ForwardFailure.DROPPED_NEWEST);
		assertThat(dropped).isGreaterThanOrEqualTo(90);
		assertThat(two.heard).hasSize(102 - (int) dropped);
		assertThat(two.stats.count("missed")).isEqualTo(dropped);
		assertThat(two.heard.contains("99")).isEqualTo(overflow == OutboxOverflow.DROP_OLDEST);
	}

	@Test
	void whenNodeIsSilentThenItsLeaseEndsAndItMayComeBack() {
		TestNode one = node();
		TestNode two = node();
		together(one, two);
		two.engine.unplug(true);
		one.pass(Duration.ofSeconds(4));
		assertThat(one.node.status().members()).singleElement()
			.satisfies((member) -> assertThat(member.silent()).isFalse());
		one.pass(Duration.ofSeconds(2));
		assertThat(one.node.status().members()).singleElement().satisfies((member) -> {
			assertThat(member.silent()).isTrue();
			assertThat(member.sinceHeard()).isEqualTo(Duration.ofSeconds(6));
		});
		one.pass(Duration.ofSeconds(4));
		assertThat(one.knows(two)).isTrue();
		one.pass(Duration.ofSeconds(2));
		assertThat(one.knows(two)).isFalse();
		assertThat(one.node.hasLeft(two.id())).isTrue();
		two.engine.unplug(false);
		together(one, two);
		assertThat(one.node.hasLeft(two.id())).isFalse();
		assertThat(one.events).containsExactly("joined " + two.id(), "left " + two.id(), "joined " + two.id());
		assertThat(one.stats.count("memberLeft")).isOne();
	}

	@Test
	void whenNodesArePartedThenEachLosesTheOtherAndBothComeBack() {
		TestNode one = node();
		TestNode two = node();
		TestNode three = node();
		together(one, two);
		together(two, three);
		together(one, three);
		this.broker.cut(one.id(), two.id());
		// The third hears both all the time, and their clocks are one.
		IntStream.range(0, 7).forEach((i) -> {
			three.pass(TestNode.HEARTBEAT);
			one.pass(TestNode.HEARTBEAT);
			two.pass(TestNode.HEARTBEAT);
		});
		assertThat(one.knows(two)).isFalse();
		assertThat(two.knows(one)).isFalse();
		assertThat(three.knows(one) && three.knows(two) && one.knows(three) && two.knows(three)).isTrue();
		one.say("unheard");
		one.settle();
		this.broker.heal();
		together(one, two);
		one.say("heard");
		Awaitility.await().untilAsserted(() -> assertThat(two.heard).containsExactly("heard"));
		assertThat(two.stats.count("missed")).isOne();
		assertThat(three.heard).containsExactly("unheard", "heard");
		assertThat(three.events).containsExactlyInAnyOrder("joined " + one.id(), "joined " + two.id());
	}

	@Test
	void whenNodeHasSleptItselfThenItDoesNotJudgeOthers() {
		TestNode one = node();
		TestNode two = node();
		together(one, two);
		one.clock.addAndGet(Duration.ofMinutes(5).toNanos());
		one.scheduler.tick();
		assertThat(one.knows(two)).isTrue();
		one.pass(TestNode.LEASE);
		assertThat(one.knows(two)).isFalse();
	}

	@Test
	void whenNodeDoesNotHearItselfThenItsStatusSaysSo() {
		TestNode one = node();
		Awaitility.await().until(() -> one.node.status().outboxFrames() == 0);
		assertThat(one.node.status().hearingItself()).isTrue();
		this.broker.cut(one.id(), one.id());
		one.pass(TestNode.LEASE.plusSeconds(2));
		assertThat(one.node.status().hearingItself()).isFalse();
		assertThat(one.node.status().failingSince()).isNull();
		this.broker.heal();
		one.scheduler.tick();
		Awaitility.await().until(() -> one.node.status().hearingItself());
	}

	@Test
	void whenBrokerIsDownAtTheEndThenNobodyWaitsForIt() {
		TestNode one = node();
		this.broker.goDown();
		one.say("a");
		Awaitility.await().untilAsserted(() -> assertThat(one.node.status().failingSince()).isNotNull());
		one.node.stop();
		assertThat(one.node.status().outboxFrames()).isZero();
		assertThat(one.stats.count(ForwardFailure.STOPPED)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void whenThreadsPublishWhileTheBrokerFailsThenTheOrderOfEachIsKept(long seed) throws InterruptedException {
		TestNode one = new TestNode(this.broker, new OutboxSettings(10_000, 10 << 20, OutboxOverflow.DROP_NEWEST),
				false);
		this.nodes.add(one.start());
		TestNode two = node();
		TestNode three = node();
		List<Thread> publishers = new ArrayList<>();
		for (int thread = 0; thread < 3; thread++) {
			int publisher = thread;
			publishers.add(new Thread(() -> IntStream.range(0, 400).forEach((i) -> one.say(publisher + ":" + i))));
		}
		publishers.forEach(Thread::start);
		Random random = new Random(seed);
		for (int i = 0; i < 4; i++) {
			this.broker.breakAfter(random.nextInt(100));
			this.broker.duplicate(random.nextInt(20));
			int heard = random.nextInt(1000);
			Awaitility.await().atMost(PATIENCE).until(() -> two.heard.size() >= heard);
		}
		for (Thread publisher : publishers) {
			publisher.join();
		}
		for (TestNode listener : List.of(two, three)) {
			Awaitility.await().atMost(PATIENCE).until(() -> listener.heard.size() == 1200);
			for (int thread = 0; thread < 3; thread++) {
				String prefix = thread + ":";
				assertThat(listener.heard.stream().filter((text) -> text.startsWith(prefix)))
					.isEqualTo(IntStream.range(0, 400).mapToObj((i) -> prefix + i).toList());
			}
			assertThat(listener.stats.count("missed")).isZero();
		}
	}

	private TestNode node() {
		TestNode node = new TestNode(this.broker).start();
		this.nodes.add(node);
		return node;
	}

	private static void together(TestNode one, TestNode two) {
		Awaitility.await().until(() -> {
			one.scheduler.tick();
			two.scheduler.tick();
			one.settle();
			two.settle();
			return one.knows(two) && two.knows(one);
		});
	}

}
