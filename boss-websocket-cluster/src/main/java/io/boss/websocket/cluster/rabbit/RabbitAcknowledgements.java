/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.rabbit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Acknowledgements of the frames that were received on a channel: for many frames at once
 * while they come fast, and after a delay for the last ones. A broker closes a channel
 * that owes it an acknowledgement for too long (half an hour, unless
 * {@code consumer_timeout} is changed). Safe on any thread.
 */
final class RabbitAcknowledgements {

	/** How long the broker waits, at the most, for what would not be many for a while. */
	static final Duration DELAY = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(RabbitAcknowledgements.class);

	private static final int FRAMES = 100;

	private static final int BYTES = 1 << 20;

	private final Channel channel;

	private final Executor delayed;

	/** So that nothing is acknowledged twice, for which the broker closes a channel. */
	private final ReentrantLock lock = new ReentrantLock();

	private long last;

	private int frames;

	private int bytes;

	private boolean awaited;

	/**
	 * Has nothing to acknowledge.
	 * @param channel receives the frames, by one consumer
	 * @param delayed runs a task once, after the delay, unless everything has ended
	 */
	RabbitAcknowledgements(Channel channel, Executor delayed) {
		this.channel = channel;
		this.delayed = delayed;
	}

	/**
	 * A frame was taken, and all before it.
	 * @param delivery the frame
	 * @throws IOException if the broker cannot be told
	 */
	void taken(Delivery delivery) throws IOException {
		boolean first;
		this.lock.lock();
		try {
			this.last = delivery.getEnvelope().getDeliveryTag();
			this.frames++;
			this.bytes += delivery.getBody().length;
			if (this.frames >= FRAMES || this.bytes >= BYTES) {
				acknowledge();
			}
			first = this.frames > 0 && !this.awaited;
			this.awaited |= first;
		}
		finally {
			this.lock.unlock();
		}
		if (first) {
			this.delayed.execute(this::acknowledgeRest);
		}
	}

	private void acknowledgeRest() {
		this.lock.lock();
		try {
			this.awaited = false;
			if (this.frames > 0) {
				acknowledge();
			}
		}
		catch (IOException | RuntimeException ex) {
			// Who receives hears of it.
			logger.debug("What was taken is not acknowledged: " + LogLine.of(ex));
		}
		finally {
			this.lock.unlock();
		}
	}

	private void acknowledge() throws IOException {
		this.frames = 0;
		this.bytes = 0;
		this.channel.basicAck(this.last, true);
	}

}
