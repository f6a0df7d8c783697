/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.service.TestProcesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for nodes that run on the thread of a test, in virtual time.
 */
@Timeout(60)
class VirtualClusterTests {

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private final VirtualTime time = new VirtualTime(this::settle);

	private final MemoryBroker broker = new MemoryBroker();

	private final VirtualLeases leases = new VirtualLeases(this.time);

	private final List<VirtualNode> nodes = new ArrayList<>();

	private final Set<Thread> before = new HashSet<>();

	@BeforeEach
	void noteThreads() {
		this.before.addAll(Thread.getAllStackTraces().keySet());
		for (int i = 0; i < 3; i++) {
			this.nodes.add(new VirtualNode(this.time, this.executor, this.broker, this.leases, i).start());
		}
	}

	@AfterEach
	void noThreadWasStarted() {
		Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
		started.removeAll(this.before);
		assertThat(started).extracting(Thread::getName).noneMatch((name) -> name.startsWith("boss-"));
	}

	private void settle() {
		this.executor.runAll();
		assertThat(this.nodes.stream().filter(VirtualNode::leads)).hasSizeLessThanOrEqualTo(1);
	}

	private VirtualNode node(int index) {
		return this.nodes.get(index);
	}

	private VirtualNode leader() {
		return this.nodes.stream().filter(VirtualNode::leads).findFirst().orElseThrow();
	}

	private void pass(int seconds) {
		this.time.pass(Duration.ofSeconds(seconds));
	}

	@Test
	void whenNodesStartThenTheyFindEachOther() {
		pass(1);
		assertThat(this.nodes).allSatisfy((one) -> {
			assertThat(one.node.others()).hasSize(2);
			assertThat(one.node.status().hearingItself()).isTrue();
			assertThat(one.node.status().outboxFrames()).isZero();
		});
	}

	@Test
	void whenMessagesArePublishedThenTheyArriveInOrderAndNotWithinTheCall() {
		pass(1);
		IntStream.range(0, 1000).forEach((i) -> node(0).say(String.valueOf(i)));
		assertThat(node(1).heard).isEmpty();
		settle();
		assertThat(node(1).heard).hasSize(1000).startsWith("0", "1", "2").endsWith("998", "999");
		assertThat(node(2).heard).isEqualTo(node(1).heard);
	}

	@Test
	void whenBrokerIsAwayForAWhileThenMessagesWaitAndKeepTheirOrder() {
		pass(1);
		this.broker.goDown();
		node(0).say("a");
		pass(3);
		node(0).say("b");
		pass(3);
		assertThat(node(0).node.status().failingSince()).isNotNull();
		assertThat(node(1).heard).isEmpty();
		this.broker.comeBack();
		pass(6);
		assertThat(node(0).node.status().failingSince()).isNull();
		assertThat(node(1).heard).containsExactly("a", "b");
		assertThat(node(1).node.others()).hasSize(2);
	}

	@Test
	void whenNodeCannotBeReachedThenItIsLostWithItsLeaseAndFoundAgain() {
		pass(1);
		node(0).enter("eve");
		settle();
		assertThat(node(1).users()).containsExactly("eve");
		node(0).engine.unplug(true);
		pass(9);
		assertThat(node(1).users()).containsExactly("eve");
		node(0).enter("ann");
		pass(4);
		assertThat(node(1).users()).isEmpty();
		assertThat(node(1).node.others()).hasSize(1);
		node(0).engine.unplug(false);
		pass(10);
		assertThat(node(1).node.others()).hasSize(2);
		assertThat(node(1).users()).containsExactly("ann", "eve");
		assertThat(node(1).events).startsWith("Joined eve", "Left eve").hasSize(4);
	}

	@Test
	void whenNodesCannotHearEachOtherThenBothListsAreRightAgainAfterwards() {
		pass(1);
		node(0).enter("eve");
		node(1).enter("bob");
		this.broker.cut(node(0).node.node(), node(1).node.node());
		pass(60);
		assertThat(node(0).users()).containsExactly("eve");
		assertThat(node(1).users()).containsExactly("bob");
		assertThat(node(2).users()).containsExactly("bob", "eve");
		this.broker.heal();
		pass(10);
		assertThat(this.nodes).allSatisfy((one) -> assertThat(one.users()).containsExactly("bob", "eve"));
	}

	@Test
	void whenTheLeaderCannotReachTheBrokerThenAnotherTakesOverAfterIt() {
		pass(1);
		VirtualNode first = leader();
		pass(3600);
		assertThat(leader()).isSameAs(first);
		first.engine.unplug(true);
		pass(15);
		assertThat(leader()).isNotSameAs(first);
		first.engine.unplug(false);
		pass(3600);
		assertThat(leader()).isNotSameAs(first);
	}

	@Test
	void whenNodeStopsThenTheOthersKnowAtOnceAndNothingWaits() {
		pass(1);
		VirtualNode first = leader();
		first.enter("eve");
		first.say("last");
		TestProcesses.drain(first.service);
		settle();
		this.nodes.remove(first);
		first.stop();
		assertThat(this.nodes).allSatisfy((one) -> {
			assertThat(one.heard).containsExactly("last");
			assertThat(one.node.others()).hasSize(1);
			assertThat(one.users()).isEmpty();
		});
		assertThat(first.elections.isRunning()).isFalse();
		pass(4);
		assertThat(leader()).isNotSameAs(first);
	}

	@Test
	void whenSeedsAreTheSameThenIdsAre() {
		assertThat(new VirtualNode(this.time, this.executor, this.broker, this.leases, 1).node.node())
			.isEqualTo(node(1).node.node())
			.isNotEqualTo(node(2).node.node());
	}

}
