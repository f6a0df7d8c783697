/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Queue of a node, with one consumer so that its frames stay in order, on a channel of
 * its own. It is used until it breaks; then there is another one. Frames come on the
 * thread on which the client delivers.
 */
final class RabbitInbox {

	private static final Log logger = LogFactory.getLog(RabbitInbox.class);

	private static final int PREFETCH = 500;

	private final Channel channel;

	private final RabbitExchanges exchanges;

	private final String queue;

	private final AtomicLong heard = new AtomicLong();

	private final RabbitAcknowledgements acknowledgements;

	/**
	 * Creates an inbox that has nothing on the broker yet.
	 * @param channel belongs to it from now on
	 * @param exchanges what fills it
	 * @param queue the name of the queue, which there has not been before
	 * @param acknowledgements tell the broker what the channel has taken
	 */
	RabbitInbox(Channel channel, RabbitExchanges exchanges, String queue, RabbitAcknowledgements acknowledgements) {
		this.channel = channel;
		this.exchanges = exchanges;
		this.queue = queue;
		this.acknowledgements = acknowledgements;
	}

	void declare(String node) throws IOException {
		this.exchanges.declare(this.channel, node, this.queue);
	}

	/**
	 * Begins to receive.
	 * @param receiver takes the frames
	 * @param broken hears once or more often that no more frames will come, and why if
	 * that is known
	 * @throws IOException if the broker refuses
	 */
	void open(BiConsumer<RabbitInbox, byte[]> receiver, BiConsumer<RabbitInbox, @Nullable Exception> broken)
			throws IOException {
		this.channel.basicQos(PREFETCH);
		this.channel.basicConsume(this.queue, false, (tag, delivery) -> deliver(delivery, receiver),
				(tag) -> broken.accept(this, null));
		// Tells at once if it is closed already.
		this.channel.addShutdownListener((cause) -> broken.accept(this, cause));
	}

	private void deliver(Delivery delivery, BiConsumer<RabbitInbox, byte[]> receiver) throws IOException {
		byte[] frame = delivery.getBody();
		// An empty frame asks whether a consumer is here.
		if (frame.length > 0) {
			if (delivery.getEnvelope().getExchange().equals(this.exchanges.all())) {
				this.heard.incrementAndGet();
			}
			receiver.accept(this, frame);
		}
		this.acknowledgements.taken(delivery);
	}

	/**
	 * Waits until the broker has answered: what it had sent before has come then.
	 * @throws IOException if the queue is gone, which breaks the inbox
	 */
	void look() throws IOException {
		this.channel.queueDeclarePassive(this.queue);
	}

	/**
	 * How many frames have come that were for all nodes.
	 * @return the number
	 */
	long heard() {
		return this.heard.get();
	}

	/** Gives the queue up, with what is in it. */
	void close() {
		try {
			this.channel.abort();
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("A channel was not closed: " + LogLine.of(ex));
		}
	}

	@Override
	public String toString() {
		return this.queue;
	}

}
