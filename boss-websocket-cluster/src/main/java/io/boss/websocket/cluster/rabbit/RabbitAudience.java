/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.springframework.amqp.AmqpException;

/**
 * Nodes that receive what this node publishes. After an outage, nodes find the broker
 * again one by one, and late ones would miss the frames that have waited. So this node
 * waits for those that were members lately: for itself as long as it takes, and for
 * others not for long, as some may have gone for good. For one thread.
 */
final class RabbitAudience {

	/** Others try again after two seconds at the most, and may have to connect. */
	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/** Longer than it takes from the end of one outage until all nodes were heard. */
	private static final Duration MEMORY = Duration.ofSeconds(30);

	private static final Duration UPDATE = Duration.ofMillis(100);

	private static final long NEVER = Long.MIN_VALUE;

	private final String self;

	private final Supplier<? extends Collection<String>> others;

	private final LongSupplier clock;

	/** When each of the others was there last. */
	private final Map<String, Long> known = new HashMap<>();

	private long updated = NEVER;

	private long waitingSince = NEVER;

	/**
	 * Nobody is expected but this node.
	 * @param self its id
	 * @param others the ids of the others, while the broker is well
	 * @param clock nanoseconds
	 */
	RabbitAudience(String self, Supplier<? extends Collection<String>> others, LongSupplier clock) {
		this.self = self;
		this.others = others;
		this.clock = clock;
	}

	/** The broker has taken something: all present members are there. */
	void published() {
		long now = this.clock.getAsLong();
		if (this.updated == NEVER || now - this.updated >= UPDATE.toNanos()) {
			this.updated = now;
			this.others.get().forEach((other) -> this.known.put(other, now));
			this.known.values().removeIf((then) -> now - then > MEMORY.toNanos());
		}
	}

	/** The broker is away: a node that waits for others waits for the broker at first. */
	void outage() {
		this.waitingSince = NEVER;
	}

	/**
	 * Who is to listen before anything is published.
	 * @return the ids of nodes, this one among them
	 */
	Set<String> expected() {
		Set<String> expected = new HashSet<>(this.known.keySet());
		expected.add(this.self);
		return expected;
	}

	boolean isMissingItself(Set<String> absent) {
		return absent.contains(this.self);
	}

	/**
	 * The expected nodes were called.
	 * @param absent the nodes among them that do not listen
	 * @throws AmqpException if they are waited for
	 */
	void called(Set<String> absent) {
		long now = this.clock.getAsLong();
		if (this.waitingSince == NEVER) {
			this.waitingSince = now;
		}
		boolean timedOut = now - this.waitingSince >= TIMEOUT.toNanos() && !isMissingItself(absent);
		if (!absent.isEmpty() && !timedOut) {
			int expected = expected().size();
			throw new AmqpException("The broker is there, and " + (expected - absent.size()) + " of " + expected
					+ " nodes receive from it again");
		}
		this.waitingSince = NEVER;
		this.known.keySet().removeAll(absent);
		this.known.replaceAll((other, then) -> now);
	}

}
