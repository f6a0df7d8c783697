/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.service.discovery.ServiceName;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CompositeBossStats;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.core.AbstractMessageSendingTemplate;
import org.springframework.messaging.support.GenericMessage;

/**
 * Template that sends broadcasts through a {@link BroadcastTransport}, and depends on
 * nothing else: a service may be given the template in its constructor. Safe on any
 * thread once it is configured.
 *
 * @since 0.1.0
 */
public class BroadcastTemplate extends AbstractMessageSendingTemplate<String> implements BroadcastOperations {

	private final BroadcastTransport transport;

	private final BossStats stats;

	/**
	 * Creates a template.
	 * @param transport the transport of the broadcasts
	 */
	public BroadcastTemplate(BroadcastTransport transport) {
		this(transport, BossStats.NONE);
	}

	/**
	 * Creates a template whose broadcasts are counted.
	 * @param transport the transport of the broadcasts
	 * @param stats counts them
	 */
	public BroadcastTemplate(BroadcastTransport transport, BossStats stats) {
		this.transport = transport;
		this.stats = CompositeBossStats.of(stats);
	}

	@Override
	public DeliveryResult broadcast(String service, Object message) {
		return publish(service, (message instanceof Message<?> known) ? known : new GenericMessage<>(message));
	}

	@Override
	public DeliveryResult broadcast(Class<?> service, Object message) {
		return broadcast(ServiceName.of(service), message);
	}

	@Override
	public DeliveryResult broadcast(Class<?> service, String key, Object message) {
		return broadcast(ServiceName.of(service) + "/" + key, message);
	}

	@Override
	protected void doSend(String destination, Message<?> message) {
		DeliveryResult result = publish(destination, message);
		if (!isTaken(result)) {
			throw new MessageDeliveryException(message,
					"Broadcast to service '" + LogLine.of(destination) + "' was refused: " + result);
		}
	}

	private DeliveryResult publish(String service, Message<?> message) {
		DeliveryResult result = this.transport
			.publish(new Broadcast(service, message.getPayload(), message.getHeaders()));
		this.stats.broadcastSent(isTaken(result));
		return result;
	}

	// Another node handles it if this one is on standby, and where no instance of a key
	// runs, nobody misses it.
	private static boolean isTaken(DeliveryResult result) {
		return result.isAccepted() || result == DeliveryResult.STANDBY || result == DeliveryResult.NO_INSTANCE;
	}

}
