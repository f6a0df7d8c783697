/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.boss.websocket.Seed;
import io.boss.websocket.ServiceState;
import io.boss.websocket.cluster.Lease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the network, the clocks, the pauses and the nodes do: no callback begins on a
 * node that does not hold the lease by the broker's own clock, two nodes never both think
 * that they do, and tokens grow from holder to holder. Assumed: the broker does not lose
 * the lease, monotonic clocks go on while a node stands still, and their speeds differ by
 * less than the margin.
 */
class ElectionRandomTests {

	private static final int WORLDS = 20;

	private static final Duration LEASE = Duration.ofSeconds(10);

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private int takeovers;

	private int callbacks;

	@Test
	void whenAnythingHappensOneNodeRunsAtATime() {
		SplittableRandom random = Seed.random(ElectionRandomTests.class);
		for (int i = 0; i < WORLDS; i++) {
			new World(random.split()).run();
		}
		// That it was not the silence of the grave.
		assertThat(this.takeovers).isGreaterThan(WORLDS * 5);
		assertThat(this.callbacks).isGreaterThan(WORLDS * 100);
	}

	/** One cluster for ten minutes. */
	private final class World {

		private final SplittableRandom random;

		private final Simulation simulation = new Simulation();

		private final SimulatedStore store = new SimulatedStore(this.simulation);

		private final List<SimulatedNode> nodes = new ArrayList<>();

		private @Nullable Lease latest;

		private boolean away;

		private boolean calm;

		private int names;

		private World(SplittableRandom random) {
			this.random = random;
			this.store.takes(this::latency);
			this.store.fails(() -> !this.calm && (this.away || this.random.nextInt(50) == 0));
		}

		private void run() {
			for (int i = this.random.nextInt(2, 5); i > 0; i--) {
				add();
			}
			long end = 600 * SECOND;
			while (this.simulation.now() < end) {
				this.simulation.pass(this.random.nextLong(SECOND / 5));
				assertAtMostOneThinksItHolds();
				this.nodes.forEach(SimulatedNode::check);
				somethingHappens();
			}
			this.calm = true;
			// The longest wait is that of nodes whose supervisors have given up.
			this.simulation.pass(130 * SECOND);
			assertThat(this.nodes.stream()
				.filter((node) -> !node.isDead() && node.service.state() == ServiceState.RUNNING)).hasSize(1);
		}

		private void add() {
			SimulatedNode node = new SimulatedNode("node" + this.names++, this.simulation, this.store, LEASE,
					this.random.nextLong());
			node.clockGoes(this.random.nextDouble(0.97, 1.03));
			node.clockLeaps(Duration.ofSeconds(this.random.nextLong(1000)));
			node.threadsTake(() -> (this.random.nextInt(20) == 0) ? this.random.nextLong(3 * SECOND)
					: this.random.nextLong(SECOND / 100));
			node.does(this::callback);
			this.nodes.add(node.start());
		}

		private long latency() {
			return (!this.calm && this.random.nextInt(20) == 0) ? this.random.nextLong(8 * SECOND)
					: this.random.nextLong(SECOND / 50);
		}

		private void somethingHappens() {
			SimulatedNode node = this.nodes.get(this.random.nextInt(this.nodes.size()));
			switch (this.random.nextInt(400)) {
				case 0, 1, 2 -> node.freeze(this.random.nextLong(20 * SECOND));
				case 3 -> node.clockLeaps(Duration.ofMillis(this.random.nextLong(9_000)));
				case 4 -> replace(node, SimulatedNode::die);
				case 5 -> replace(node, SimulatedNode::drain);
				case 6 -> brokerIs(true);
				case 7, 8, 9, 10 -> brokerIs(false);
				case 11 -> node.failInit(this.random.nextInt(6));
				case 12 -> node.election.hurry();
				default -> node.broadcast("work");
			}
		}

		private void brokerIs(boolean away) {
			this.away = away;
		}

		private void replace(SimulatedNode node, Consumer<SimulatedNode> end) {
			node.check();
			end.accept(node);
			this.nodes.remove(node);
			add();
		}

		private void assertAtMostOneThinksItHolds() {
			List<SimulatedNode> holders = this.nodes.stream().filter((node) -> node.lease() != null).toList();
			assertThat(holders).hasSizeLessThanOrEqualTo(1);
			holders.forEach((node) -> assertThat(this.store.isCurrent(node.lease())).as("%s", node).isTrue());
		}

		private void callback(SimulatedNode node) {
			Lease lease = node.lease();
			assertThat(lease).as("lease in a callback of %s", node).isNotNull();
			assertThat(this.store.isCurrent(lease)).as("lease of %s", node).isTrue();
			Lease before = this.latest;
			if (before == null || !before.equals(lease)) {
				assertThat(before == null || before.token() < lease.token()).as("%s after %s", lease, before).isTrue();
				ElectionRandomTests.this.takeovers++;
			}
			this.latest = lease;
			ElectionRandomTests.this.callbacks++;
			takeAWhile(node, lease);
		}

		// Shorter than the margin, unless the node stands still meanwhile.
		private void takeAWhile(SimulatedNode node, Lease lease) {
			long end = this.simulation.now() + this.random.nextLong(SECOND);
			this.simulation.pass(end - this.simulation.now());
			if (this.simulation.now() <= end && !node.isFrozen()) {
				assertThat(this.store.isCurrent(lease)).as("lease at the end of a callback of %s", node).isTrue();
			}
		}

	}

}
