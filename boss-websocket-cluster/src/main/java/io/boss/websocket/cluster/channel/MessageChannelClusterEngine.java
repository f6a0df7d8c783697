/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.channel;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.boss.websocket.cluster.ClusterEngine;
import io.boss.websocket.cluster.EngineCapability;
import io.boss.websocket.cluster.FrameReceiver;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.messaging.support.GenericMessage;

/**
 * {@link ClusterEngine} on a channel of Spring Messaging, and so on any broker that
 * Spring Integration or Spring Cloud Stream connects an application with. It needs a
 * channel whose messages reach the subscribers of all nodes, with payloads of bytes or of
 * text, in order: channels that hand each message to a pool of threads do not keep it.
 * <p>
 * The engine knows nothing about the broker: {@link #ping} does nothing. Whether starting
 * waits for the broker, and how the channel connects again, depends on the channel.
 *
 * @since 0.1.0
 */
public final class MessageChannelClusterEngine implements ClusterEngine {

	private static final Log logger = LogFactory.getLog(MessageChannelClusterEngine.class);

	private final String name;

	private final SubscribableChannel channel;

	private final Function<byte[], Object> payloads;

	private final AtomicBoolean warned = new AtomicBoolean();

	private @Nullable MessageHandler handler;

	private MessageChannelClusterEngine(String name, SubscribableChannel channel, Function<byte[], Object> payloads) {
		this.name = name;
		this.channel = channel;
		this.payloads = payloads;
	}

	/**
	 * Makes an engine of a channel that carries bytes.
	 * @param name the name of the engine, in logs and meters
	 * @param channel publishes to all nodes, and receives what all nodes publish
	 */
	public MessageChannelClusterEngine(String name, SubscribableChannel channel) {
		this(name, channel, (frame) -> frame);
	}

	/**
	 * Makes an engine of a channel that carries text only: frames are in Base64.
	 * @param name the name of the engine, in logs and meters
	 * @param channel publishes to all nodes, and receives what all nodes publish
	 * @return the engine
	 */
	public static MessageChannelClusterEngine ofText(String name, SubscribableChannel channel) {
		return new MessageChannelClusterEngine(name, channel, Base64.getEncoder()::encodeToString);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Set<EngineCapability> capabilities() {
		return Set.of(EngineCapability.PUBLISH_SUBSCRIBE);
	}

	@Override
	public void ping() {
	}

	@Override
	public synchronized void start(String node, FrameReceiver receiver) {
		MessageHandler handler = (message) -> received(message, receiver);
		this.handler = handler;
		this.channel.subscribe(handler);
	}

	@Override
	public void publish(List<byte[]> frames) {
		for (byte[] frame : frames) {
			Message<Object> message = new GenericMessage<>(this.payloads.apply(frame));
			if (!this.channel.send(message)) {
				// Without the message, which does not belong in logs.
				throw new MessageDeliveryException("Channel '" + this.channel + "' has not taken a frame");
			}
		}
	}

	@Override
	public synchronized void stop() {
		MessageHandler handler = this.handler;
		this.handler = null;
		if (handler != null) {
			this.channel.unsubscribe(handler);
		}
	}

	private void received(Message<?> message, FrameReceiver receiver) {
		byte[] frame = frameOf(message.getPayload());
		if (frame != null) {
			receiver.received(frame);
		}
		else if (this.warned.compareAndSet(false, true)) {
			logger.warn("Channel '" + this.channel + "' delivers payloads that are no frames, such as one of "
					+ message.getPayload().getClass());
		}
	}

	private static byte @Nullable [] frameOf(Object payload) {
		if (payload instanceof byte[] frame) {
			return frame;
		}
		try {
			return (payload instanceof String text) ? Base64.getDecoder().decode(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
