/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.boss.websocket.cluster.engine.Link;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Three applications with ten clients each, who talk while their broker is killed,
 * suspended or cut off: everybody hears all that each has said, in order and once, but
 * for what a node misses that is cut off if the broker forgets it. In the build each
 * fault happens once and is short; with {@code -Dboss.faults.minutes} there are 13 kills
 * of 5 to 40 seconds. {@code -Dboss.seed} tries the same again.
 */
abstract class HistoryContract {

	private static final Log logger = LogFactory.getLog(HistoryContract.class);

	private static final Duration WHOLE = Duration.ofMinutes(2);

	/**
	 * What has waited comes at once, and no room of this application is to be the limit.
	 */
	private static final String[] ROOM = { "boss.websocket.mailbox.capacity=100000",
			"boss.websocket.outbound.max-messages=100000", "boss.websocket.outbound.max-bytes=16MB" };

	/** The node that is cut off, which is no member any more then. */
	private static final int CUT = 2;

	private final long seed = Long.getLong("boss.seed", new Random().nextLong());

	private List<ChatNode> nodes = List.of();

	/**
	 * Starts a node.
	 * @param name its name
	 * @param port where the broker is
	 * @param properties more properties
	 * @return the node
	 */
	abstract ChatNode node(String name, int port, String... properties);

	abstract int port();

	abstract void kill();

	abstract void start();

	abstract void suspend();

	abstract void resume();

	/**
	 * Whether a node that was cut off hears later what it has missed.
	 * @return whether the broker keeps it
	 */
	abstract boolean keepsForThoseCutOff();

	@Test
	void whenBrokerFailsThenEverybodyHearsEverythingInOrderAndOnce() {
		logger.warn("Seed of " + getClass().getSimpleName() + ", to try it again: -Dboss.seed=" + this.seed);
		start();
		try (Link link = new Link(port());
				ChatNode one = node("one", port(), ROOM);
				ChatNode two = node("two", port(), ROOM);
				ChatNode three = node("three", link.port(), ROOM)) {
			this.nodes = List.of(one, two, three);
			awaitWhole();
			try (History history = new History(this.nodes)) {
				for (Fault fault : Fault.some(new Random(this.seed))) {
					boolean excused = fault.kind() == Fault.Kind.CUT && !keepsForThoseCutOff();
					if (excused) {
						history.mayMiss(CUT);
					}
					strike(fault, link);
					awaitWhole();
					if (excused) {
						history.mayHaveMissed(CUT);
					}
					logger.info(fault + ": " + history.breaches());
				}
				logger.info("FAULT | " + getClass().getSimpleName() + " | " + history.end() + " messages");
			}
		}
		finally {
			kill();
		}
	}

	private void strike(Fault fault, Link link) {
		switch (fault.kind()) {
			case KILLED -> {
				kill();
				pass(fault.length());
				start();
			}
			case STOPPED -> {
				suspend();
				pass(fault.length());
				resume();
			}
			case CUT -> {
				link.cut(true);
				pass(fault.length());
				link.cut(false);
			}
		}
	}

	/** An outage has a length. */
	private static void pass(Duration time) {
		long start = System.nanoTime();
		Awaitility.await()
			.atMost(time.plusMinutes(1))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> System.nanoTime() - start >= time.toNanos());
	}

	private void awaitWhole() {
		List<String> names = List.of("one", "three", "two");
		Awaitility.await()
			.atMost(WHOLE)
			.until(() -> this.nodes.stream()
				.allMatch((node) -> node.health().equals("UP")
						&& Stream.concat(node.others().stream(), Stream.of(node.name()))
							.sorted()
							.toList()
							.equals(names)));
	}

}
