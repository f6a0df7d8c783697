/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.Lease;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Election}: two nodes, a broker, and what happens to them.
 */
class ElectionTests {

	private static final Duration LEASE = Duration.ofSeconds(10);

	private final Simulation world = new Simulation();

	private final SimulatedStore store = new SimulatedStore(this.world);

	private final SimulatedNode a = new SimulatedNode("a", this.world, this.store, LEASE, 1);

	private final SimulatedNode b = new SimulatedNode("b", this.world, this.store, LEASE, 2);

	private void seconds(long seconds) {
		this.world.pass(Duration.ofSeconds(seconds));
	}

	private void startBoth() {
		this.a.start();
		seconds(1);
		this.b.start();
		seconds(1);
	}

	@Test
	void whenTwoWantItTheFirstRunsAndKeepsIt() {
		startBoth();
		seconds(1000);
		assertThat(this.a.log).containsExactly("init");
		assertThat(this.b.log).isEmpty();
		assertThat(this.a.lease()).isEqualTo(new Lease("test", "a", 1));
		assertThat(this.b.lease()).isNull();
		assertThat(this.b.election.seen()).isEqualTo(this.a.lease());
		assertThat(this.b.service.state()).isEqualTo(ServiceState.STANDBY);
	}

	@Test
	void whenItWaitsItAsksThreeTimesALeaseOrALittleMoreOften() {
		this.a.start();
		seconds(1000);
		assertThat(this.store.asked()).isBetween(300, 335);
	}

	@Test
	void whenHolderDiesTheOtherTakesOverAfterTheLease() {
		startBoth();
		this.a.die();
		seconds(14);
		assertThat(this.b.log).containsExactly("init");
		assertThat(this.b.lease()).isEqualTo(new Lease("test", "b", 2));
	}

	@Test
	void whenHolderShutsDownTheLeaseIsFreeAfterTheServiceHasEnded() {
		startBoth();
		this.a.broadcast("last");
		this.a.drain();
		this.world.pass(0);
		assertThat(this.a.log).containsExactly("init", "broadcast last", "terminate SHUTDOWN", "released");
		assertThat(this.store.holder()).isEqualTo("nobody");
		this.b.election.hurry();
		this.world.pass(0);
		assertThat(this.b.log).containsExactly("init");
		seconds(1000);
		assertThat(this.a.log).hasSize(4);
	}

	@Test
	void whenBrokerIsAwayTheServiceEndsBeforeTheLeaseDoes() {
		AtomicBoolean away = new AtomicBoolean();
		this.store.fails(away::get);
		startBoth();
		seconds(100);
		away.set(true);
		while (this.a.lease() != null) {
			assertThat(this.a.log).containsExactly("init");
			this.world.pass(Duration.ofMillis(10));
		}
		this.world.pass(Duration.ofMillis(10));
		assertThat(this.a.log).containsExactly("init", "terminate STANDBY");
		assertThat(this.store.holder()).isEqualTo("a");
		seconds(60);
		assertThat(this.a.service.state()).isEqualTo(ServiceState.STANDBY);
		assertThat(this.b.service.state()).isEqualTo(ServiceState.STANDBY);
		away.set(false);
		seconds(4);
		assertThat(this.store.holder()).isIn("a", "b");
		assertThat(this.a.log.size() + this.b.log.size()).isEqualTo(3);
	}

	@Test
	void whenBrokerDoesNotAnswerTheServiceEndsInTimeAllTheSame() {
		this.a.start();
		seconds(100);
		this.store.takes(() -> Duration.ofSeconds(30).toNanos());
		seconds(12);
		assertThat(this.a.log).startsWith("init", "terminate STANDBY");
	}

	@Test
	void whenBrokerIsAwayForAShortWhileNothingHappens() {
		AtomicBoolean away = new AtomicBoolean();
		this.store.fails(away::get);
		startBoth();
		for (int i = 0; i < 20; i++) {
			away.set(true);
			seconds(4);
			away.set(false);
			seconds(4);
		}
		assertThat(this.a.log).containsExactly("init");
		assertThat(this.b.log).isEmpty();
	}

	@Test
	void whenTheAnswerComesTooLateNothingStarts() {
		this.store.takes(() -> Duration.ofSeconds(5).toNanos());
		this.a.start();
		seconds(60);
		assertThat(this.a.log).isEmpty();
		this.store.takes(() -> 0);
		seconds(20);
		assertThat(this.a.log).containsExactly("init");
	}

	@Test
	void whenBrokerForgetsTheHolderStartsAnewWithAnotherToken() {
		this.a.start();
		seconds(1);
		this.store.forget();
		seconds(10);
		assertThat(this.a.log).containsExactly("init", "terminate STANDBY", "released", "init");
		assertThat(this.a.lease()).isNotNull().satisfies((lease) -> assertThat(lease.token()).isGreaterThan(1));
	}

	@Test
	void whenBrokerForgetsAndAnotherTakesItTheHolderEnds() {
		startBoth();
		this.store.forget();
		this.b.election.hurry();
		seconds(4);
		assertThat(this.a.log).containsExactly("init", "terminate STANDBY", "released");
		assertThat(this.b.log).containsExactly("init");
		assertThat(this.b.lease()).isEqualTo(new Lease("test", "b", 2));
	}

	@Test
	void whenHolderStandsStillTheOtherTakesOverAndNoCallbackBeginsAfterwards() {
		startBoth();
		this.a.freeze(Duration.ofSeconds(60).toNanos());
		this.a.broadcast("late");
		seconds(59);
		assertThat(this.b.log).containsExactly("init");
		assertThat(this.a.lease()).isNull();
		seconds(10);
		assertThat(this.a.log).startsWith("init", "terminate STANDBY").doesNotContain("broadcast late");
		assertThat(this.b.log).containsExactly("init");
	}

	@Test
	void whenCallbackDoesNotEndTheNodeDoesNotTakeTheLeaseAgain() {
		AtomicBoolean away = new AtomicBoolean();
		this.store.fails(away::get);
		this.a.start();
		seconds(1);
		this.a.does((node) -> {
			away.set(true);
			seconds(30);
			away.set(false);
			seconds(30);
			assertThat(node.lease()).isNull();
		});
		this.a.broadcast("long");
		seconds(1);
		assertThat(this.store.holder()).isEqualTo("nobody");
		this.a.does((node) -> assertThat(node.lease()).isNotNull());
		seconds(5);
		assertThat(this.a.log).startsWith("init", "broadcast long", "terminate STANDBY").endsWith("init");
		this.a.check();
	}

	@Test
	void whenSupervisorGivesUpTheOtherTakesOverAndTheNodeWaits() {
		this.a.failInit(4);
		startBoth();
		seconds(4);
		assertThat(this.a.service.state()).isEqualTo(ServiceState.DOWN);
		assertThat(this.b.log).containsExactly("init");
		this.b.die();
		seconds(80);
		assertThat(this.a.service.state()).isEqualTo(ServiceState.DOWN);
		assertThat(this.store.holder()).isEqualTo("nobody");
		seconds(20);
		assertThat(this.a.service.state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenDownAndStartedTheNodeDoesNotWait() {
		this.a.failInit(4);
		this.a.start();
		seconds(4);
		assertThat(this.a.service.start()).isTrue();
		this.a.runSoon();
		this.world.pass(0);
		assertThat(this.a.service.state()).isEqualTo(ServiceState.RUNNING);
	}

	@Test
	void whenPausedTheNodeDoesNotTakeOver() {
		this.a.start();
		this.a.service.pause();
		this.a.runSoon();
		seconds(10);
		assertThat(this.store.asked()).isZero();
		this.a.service.resume();
		this.a.runSoon();
		seconds(4);
		assertThat(this.a.log).containsExactly("init");
	}

	@Test
	void whenStoppedItAsksForNothing() {
		this.a.start();
		seconds(1);
		this.a.drain();
		this.world.pass(0);
		this.a.election.stop();
		int asked = this.store.asked();
		seconds(100);
		assertThat(this.store.asked()).isEqualTo(asked);
	}

}
