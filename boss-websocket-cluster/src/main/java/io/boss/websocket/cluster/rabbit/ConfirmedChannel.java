/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;

/**
 * Channel on which the broker confirms the frames that it has taken. Frames that it has
 * not confirmed in time are still on their way: nothing else is written before they have
 * arrived, so that a broker that hangs is not given more and more. For one thread.
 */
final class ConfirmedChannel {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Duration LOOK = Duration.ofMillis(200);

	private static final byte[] NOTHING = {};

	private static final AMQP.BasicProperties NOT_PERSISTENT = new AMQP.BasicProperties.Builder()
		.contentType("application/octet-stream")
		.deliveryMode(1)
		.build();

	private final Channel channel;

	private final BooleanSupplier blocked;

	private final LongSupplier clock;

	private final Set<String> returned = ConcurrentHashMap.newKeySet();

	private boolean owed;

	/**
	 * Takes a channel.
	 * @param channel belongs to it from now on
	 * @param blocked whether there is no use in waiting, as the broker reads nothing
	 * @param clock nanoseconds that only go forward
	 * @throws IOException if the broker does not confirm
	 */
	ConfirmedChannel(Channel channel, BooleanSupplier blocked, LongSupplier clock) throws IOException {
		this.channel = channel;
		this.blocked = blocked;
		this.clock = clock;
		channel.confirmSelect();
		channel.addReturnListener((answer) -> this.returned.add(answer.getRoutingKey()));
	}

	/**
	 * Publishes frames, and waits until the broker has them.
	 * @param exchange where to
	 * @param routingKey for whom
	 * @param frames the frames, in order
	 * @throws IOException if the broker has not taken all of them
	 * @throws TimeoutException if that is not known yet
	 */
	void publish(String exchange, String routingKey, List<byte[]> frames)
			throws IOException, InterruptedException, TimeoutException {
		settle();
		this.owed = true;
		for (byte[] frame : frames) {
			this.channel.basicPublish(exchange, routingKey, NOT_PERSISTENT, frame);
		}
		requireTaken(settle());
	}

	/**
	 * Finds out for which keys there is no queue, by an empty message for each.
	 * @param exchange where to
	 * @param routingKeys the keys
	 * @return those that lead nowhere
	 * @throws IOException if the broker has not answered
	 * @throws TimeoutException if it has not answered yet
	 */
	Set<String> unroutable(String exchange, Collection<String> routingKeys)
			throws IOException, InterruptedException, TimeoutException {
		settle();
		this.returned.clear();
		this.owed = true;
		for (String routingKey : routingKeys) {
			this.channel.basicPublish(exchange, routingKey, true, NOT_PERSISTENT, NOTHING);
		}
		// Some brokers return and refuse it.
		requireTaken(settle() || !this.returned.isEmpty());
		return Set.copyOf(this.returned);
	}

	private static void requireTaken(boolean taken) throws IOException {
		if (!taken) {
			throw new IOException("The broker has refused a message");
		}
	}

	// Refused frames are given again by the caller, whatever comes of this.
	private boolean settle() throws InterruptedException, TimeoutException {
		boolean taken = true;
		long start = this.clock.getAsLong();
		while (this.owed) {
			try {
				taken = this.channel.waitForConfirms(LOOK.toMillis());
				this.owed = false;
			}
			catch (TimeoutException ex) {
				if (this.blocked.getAsBoolean() || this.clock.getAsLong() - start >= TIMEOUT.toNanos()) {
					throw ex;
				}
			}
		}
		return taken;
	}

	boolean isOpen() {
		return this.channel.isOpen();
	}

	void close() throws IOException {
		this.channel.abort();
	}

}
