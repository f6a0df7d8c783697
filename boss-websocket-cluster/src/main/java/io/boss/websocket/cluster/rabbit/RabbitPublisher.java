/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.AmqpTimeoutException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.support.RabbitExceptionTranslator;

/**
 * Publisher of frames that waits until the broker has confirmed them. The connection is
 * the one that the factory keeps for publishing, so that a broker that blocks publishers
 * does not keep this node from receiving. On a channel that is new nothing is published
 * before this node and the others receive. For one thread, but for stopping.
 */
final class RabbitPublisher {

	private static final Log logger = LogFactory.getLog(RabbitPublisher.class);

	private static final Duration SUBSCRIBED = Duration.ofSeconds(2);

	private static final Duration LOOK = Duration.ofSeconds(3);

	private final ConnectionFactory connections;

	private final RabbitExchanges exchanges;

	private final String node;

	private final RabbitSubscription subscription;

	private final RabbitAudience audience;

	private final BlockedConnections blocked;

	private final LongSupplier clock;

	private volatile @Nullable ConfirmedChannel channel;

	private boolean gathered;

	private long looked;

	RabbitPublisher(ConnectionFactory connections, RabbitExchanges exchanges, String node,
			RabbitSubscription subscription, RabbitAudience audience, BlockedConnections blocked, LongSupplier clock) {
		ConnectionFactory publishing = connections.getPublisherConnectionFactory();
		this.connections = (publishing != null) ? publishing : connections;
		this.exchanges = exchanges;
		this.node = node;
		this.subscription = subscription;
		this.audience = audience;
		this.blocked = blocked;
		this.clock = clock;
	}

	void publish(String exchange, String routingKey, List<byte[]> frames) {
		// Writing to a connection that the broker does not read from would block.
		if (this.blocked.isAnyOpen()) {
			throw outOfMemory(null);
		}
		try {
			publishOnceGathered(channel(), exchange, routingKey, frames);
		}
		catch (TimeoutException ex) {
			throw this.blocked.isAnyOpen() ? outOfMemory(ex)
					: new AmqpTimeoutException("The broker has not confirmed what it was given", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AmqpException("Interrupted while the broker had not confirmed yet", ex);
		}
		catch (IOException | RuntimeException ex) {
			dropIfClosed(ex);
			throw RabbitExceptionTranslator.convertRabbitAccessException(ex);
		}
	}

	private static AmqpException outOfMemory(@Nullable Exception cause) {
		return new AmqpException("The broker takes nothing at present, as it lacks memory or disk", cause);
	}

	private ConfirmedChannel channel() throws IOException {
		ConfirmedChannel channel = this.channel;
		if (channel == null) {
			this.gathered = false;
			channel = new ConfirmedChannel(this.connections.createConnection().getDelegate().createChannel(),
					this.blocked::isAnyOpen, this.clock);
			this.channel = channel;
		}
		return channel;
	}

	private void publishOnceGathered(ConfirmedChannel channel, String exchange, String routingKey, List<byte[]> frames)
			throws IOException, InterruptedException, TimeoutException {
		this.subscription.await(SUBSCRIBED);
		if (!this.gathered) {
			gather(channel);
			this.gathered = true;
		}
		else if (this.clock.getAsLong() - this.looked > LOOK.toNanos()) {
			absent(channel, Set.of(this.node));
		}
		channel.publish(exchange, routingKey, frames);
		this.audience.published();
	}

	private void gather(ConfirmedChannel channel) throws IOException, InterruptedException, TimeoutException {
		this.audience.called(absent(channel, this.audience.expected()));
	}

	private Set<String> absent(ConfirmedChannel channel, Set<String> expected)
			throws IOException, InterruptedException, TimeoutException {
		Set<String> absent = channel.unroutable(this.exchanges.nodes(), expected);
		this.looked = this.clock.getAsLong();
		if (this.audience.isMissingItself(absent)) {
			this.subscription.renew();
		}
		return absent;
	}

	private void dropIfClosed(Exception failure) {
		ConfirmedChannel channel = this.channel;
		if (channel == null || !channel.isOpen()) {
			this.channel = null;
			this.audience.outage();
			if (isNotFound(failure)) {
				this.subscription.renew();
			}
		}
	}

	// Somebody has deleted the exchange, and with it what was bound to it.
	private static boolean isNotFound(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ShutdownSignalException signal
					&& signal.getReason() instanceof AMQP.Channel.Close reason) {
				return reason.getReplyCode() == AMQP.NOT_FOUND;
			}
		}
		return false;
	}

	void stop() {
		ConfirmedChannel channel = this.channel;
		if (channel != null) {
			try {
				channel.close();
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("A channel was not closed: " + LogLine.of(ex));
			}
		}
	}

}
