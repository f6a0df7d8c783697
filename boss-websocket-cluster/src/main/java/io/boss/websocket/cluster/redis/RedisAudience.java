/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/**
 * Nodes that receive what this node publishes. After an outage of Redis, nodes find it
 * again one by one, and late ones would miss the frames that have waited. So this node
 * waits until as many listen as did before, itself among them, but not for long: some may
 * have gone for good. For one thread.
 */
final class RedisAudience {

	/** How many listen to the first channel, if any node listens to the second. */
	private static final byte[] COUNT = bytes("""
			local listeners = redis.call('PUBSUB', 'NUMSUB', ARGV[1], ARGV[2])
			return (listeners[4] > 0) and listeners[2] or 0
			""");

	private static final long NOT_WAITING = Long.MIN_VALUE;

	private final byte[] everybody;

	private final byte[] inbox;

	private final Duration timeout;

	private final LongSupplier clock;

	private long expected = 1;

	private long waitingSince = NOT_WAITING;

	/**
	 * Nobody is expected but this node.
	 * @param everybody the channel that all nodes listen to
	 * @param inbox the channel that this node listens to
	 * @param timeout how long to wait for others
	 * @param clock nanoseconds
	 */
	RedisAudience(String everybody, String inbox, Duration timeout, LongSupplier clock) {
		this.everybody = bytes(everybody);
		this.inbox = bytes(inbox);
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * Something was published to all.
	 * @param listeners how many it has reached
	 */
	void reached(long listeners) {
		this.expected = Math.max(1, listeners);
	}

	/**
	 * Finds out whether Redis answers again, and how many nodes listen again.
	 * @param counting asks Redis, by {@link #count}
	 * @param absent told once if this node does not listen
	 * @throws TransientDataAccessResourceException if others are waited for
	 */
	void gather(LongSupplier counting, Runnable absent) {
		long since = this.waitingSince;
		this.waitingSince = NOT_WAITING;
		long listeners = counting.getAsLong();
		long now = this.clock.getAsLong();
		if (since == NOT_WAITING && listeners == 0) {
			absent.run();
		}
		long start = (since != NOT_WAITING) ? since : now;
		if (listeners < this.expected && now - start < this.timeout.toNanos()) {
			this.waitingSince = start;
			throw new TransientDataAccessResourceException(
					"Redis is back, and " + listeners + " of " + this.expected + " nodes listen to it again");
		}
	}

	/**
	 * Counts the nodes that listen to all, if this node does. On any thread.
	 * @param connection to Redis
	 * @return how many, or 0
	 */
	long count(RedisConnection connection) {
		// Outside of pipelines, some clients ask through another connection.
		connection.openPipeline();
		connection.scriptingCommands().eval(COUNT, ReturnType.INTEGER, 0, this.everybody, this.inbox);
		List<Object> answers = connection.closePipeline();
		return (answers.get(0) instanceof Long listeners) ? listeners : 0;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
