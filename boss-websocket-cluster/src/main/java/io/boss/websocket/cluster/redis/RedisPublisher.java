/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;

/**
 * Publisher of frames through one connection, in one go: many frames cost one round trip.
 * After a failure it waits for the nodes that should receive them. For one thread.
 */
final class RedisPublisher {

	private final OwnConnection connection;

	private final Runnable absent;

	private volatile @Nullable RedisAudience audience;

	private boolean failed;

	/**
	 * Creates a publisher that has not connected yet.
	 * @param connection to publish through
	 * @param absent told once in each outage if this node itself does not listen
	 */
	RedisPublisher(OwnConnection connection, Runnable absent) {
		this.connection = connection;
		this.absent = absent;
	}

	/**
	 * Begins to care for the nodes that hear.
	 * @param audience the nodes that do
	 */
	void start(RedisAudience audience) {
		this.audience = audience;
	}

	/**
	 * Publishes frames to all, and waits until Redis has taken them.
	 * @param channel the channel
	 * @param frames the frames, in order
	 */
	void publish(String channel, List<byte[]> frames) {
		long listeners = send(channel, frames);
		RedisAudience audience = this.audience;
		if (audience != null) {
			audience.reached(listeners);
		}
	}

	/**
	 * Publishes frames to one or all, and waits until Redis has taken them.
	 * @param channel the channel
	 * @param frames the frames, in order
	 * @return how many have heard the last one
	 */
	long send(String channel, List<byte[]> frames) {
		boolean recovers = this.failed;
		this.failed = true;
		RedisAudience audience = this.audience;
		if (recovers && audience != null) {
			audience.gather(() -> this.connection.call(audience::count), this.absent);
		}
		byte[] name = channel.getBytes(StandardCharsets.UTF_8);
		long listeners = this.connection.call((redis) -> publish(redis, name, frames));
		this.failed = false;
		return listeners;
	}

	/** Gives the connection back, if there is one; the next frames take another. */
	void close() {
		this.connection.close();
	}

	private static long publish(RedisConnection redis, byte[] channel, List<byte[]> frames) {
		redis.openPipeline();
		frames.forEach((frame) -> redis.publish(channel, frame));
		List<Object> answers = redis.closePipeline();
		return (answers.get(answers.size() - 1) instanceof Long listeners) ? listeners : 0;
	}

}
